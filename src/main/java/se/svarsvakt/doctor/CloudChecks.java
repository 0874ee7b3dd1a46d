package se.svarsvakt.doctor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import se.svarsvakt.rights.Feature;
import se.svarsvakt.settings.NationalCloud;
import se.svarsvakt.settings.Settings;

/** Judges whether what is switched on can be used in the cloud that is set. */
public final class CloudChecks {
  private static final String ID = "cloud";
  private static final Map<Feature, DoctorNote> MENDS =
      new EnumMap<>(
          Map.of(
              Feature.ACTIVITY_FEED, DoctorNote.MEND_LACKS_ACTIVITY_FEED,
              Feature.CALLS, DoctorNote.MEND_LACKS_CALLS));

  private CloudChecks() {}

  /**
   * A complaint for each feature that is on and lacking; nothing is said of the worldwide cloud.
   */
  static List<DoctorCheck> of(Settings settings) {
    NationalCloud cloud = settings.graph().cloud();
    List<DoctorCheck> lacking =
        Feature.of(settings).stream()
            .filter(feature -> cloud.lacks().contains(feature.code()))
            .map(feature -> lacking(cloud, feature))
            .toList();
    return cloud == NationalCloud.GLOBAL || !lacking.isEmpty()
        ? lacking
        : List.of(DoctorCheck.ok(ID, DoctorText.of(DoctorNote.CLOUD_WELL, cloud.code())));
  }

  private static DoctorCheck lacking(NationalCloud cloud, Feature feature) {
    return DoctorCheck.warning(
            ID,
            DoctorText.of(DoctorNote.CLOUD_LACKS, cloud.code(), feature.code()),
            DoctorText.of(MENDS.getOrDefault(feature, DoctorNote.MEND_AGAIN)))
        .about(feature.code());
  }

  /** The same complaints in English, for the log. */
  public static List<String> complaints(Settings settings) {
    return of(settings).stream()
        .flatMap(
            check ->
                check.advice().stream()
                    .map(
                        mend ->
                            DoctorWords.ENGLISH.of(check.found())
                                + "; "
                                + DoctorWords.ENGLISH.of(mend)))
        .toList();
  }
}
