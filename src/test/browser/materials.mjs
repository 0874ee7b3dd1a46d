// Fails where a library of the program has no licence that docs/dependencies.md allows: materials.mjs BILL
import { readFileSync } from "node:fs";

const allowed = ["Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "MPL-2.0"];
// Their pom.xml names another one by mistake (spring-session, issue 3910); LICENSE.txt in the jar is Apache-2.0.
const mistaken = /^pkg:maven\/org\.springframework\.session\/spring-session-(core|jdbc)@4\.1\.1\?/;
const { components } = JSON.parse(readFileSync(process.argv[2], "utf8"));
// Where there are several, one is chosen.
const licences = component => mistaken.test(component.purl) ? ["Apache-2.0"] :
  (component.licenses ?? []).map(one => one.expression ?? one.license.id ?? one.license.name);
const faults = components.filter(component => !licences(component).some(licence => allowed.includes(licence)));
faults.forEach(component => console.error(`${component.purl}: ${licences(component).join(" or ") || "no licence is named"}`));
console.log(`${components.length} libraries, ${faults.length} without an allowed licence`);
process.exit(components.length > 0 && faults.length === 0 ? 0 : 1);
