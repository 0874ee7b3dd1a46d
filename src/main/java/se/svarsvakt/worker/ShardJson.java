package se.svarsvakt.worker;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import tools.jackson.databind.json.JsonMapper;

/** How a shard stands in its row. */
final class ShardJson implements Serializer {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** From its row. */
  static ReadingShard read(byte[] data) {
    return JSON.readValue(data, ReadingShard.class);
  }

  @Override
  public byte[] serialize(Object data) {
    return JSON.writeValueAsBytes(data);
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] data) {
    return JSON.readValue(data, type);
  }
}
