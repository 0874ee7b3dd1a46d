// Checks a Teams app's files against the schemas that Microsoft ships in npm @microsoft/app-manifest.
//   node manifest.mjs DIRECTORY
// Prints a JSON document: for each file what is wrong with it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";

const directory = process.argv[2];
const read = path => JSON.parse(readFileSync(path, "utf8"));
const manifest = read(join(directory, "manifest.json"));
const schemas = new URL(`node_modules/@microsoft/app-manifest/build/json-schemas/teams/v${manifest.manifestVersion}/`, import.meta.url);

function faults(document, schema) {
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const check = ajv.compile(read(new URL(schema, schemas)));
  return check(document) ? [] : check.errors.map(error => `${error.instancePath} ${error.message}`);
}

process.stdout.write(JSON.stringify({
  manifest: faults(manifest, "MicrosoftTeams.schema.json"),
  english: faults(read(join(directory, "en.json")), "MicrosoftTeams.Localization.schema.json"),
  control: faults({ ...manifest, bots: [{ botId: "none" }] }, "MicrosoftTeams.schema.json"),
}));
