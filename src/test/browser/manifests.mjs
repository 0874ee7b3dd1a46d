// Looks at manifests as their own tools would, and prints what is wrong as JSON:
//   manifests.mjs kubernetes DIRECTORY   each object against the schemas and the types made from Kubernetes' OpenAPI
//   manifests.mjs dockerfile FILE        the Dockerfile's grammar
//   manifests.mjs monitoring DIRECTORY   the expressions of dashboards and alerts, and the metrics they name
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parser } from "@prometheus-io/lezer-promql";
import dockerfile from "dockerfile-utils";
import ts from "typescript";
import { parseAllDocuments, parse } from "yaml";

const here = dirname(fileURLToPath(import.meta.url));
const [what, path] = process.argv.slice(2);
const look = { kubernetes, dockerfile: lintDockerfile, monitoring };
console.log(JSON.stringify(await look[what](path)));

function files(directory, end) {
  return readdirSync(directory, { recursive: true }).filter(name => name.endsWith(end)).map(name => join(directory, name)).sort();
}

async function kubernetes(directory) {
  const faults = [];
  const objects = [];
  for (const file of files(directory, ".yaml")) {
    for (const document of parseAllDocuments(readFileSync(file, "utf8"), { strict: true, uniqueKeys: true })) {
      document.errors.forEach(error => faults.push(`${relative(directory, file)}: ${error.message}`));
      objects.push({ file: relative(directory, file), object: document.toJS() });
    }
  }
  const kustomizations = objects.filter(one => one.object.kind === "Kustomization");
  const others = objects.filter(one => one.object.kind !== "Kustomization");
  for (const one of others) {
    try {
      const { group, version } = /^(?:(?<group>.*)\/)?(?<version>.*)$/.exec(one.object.apiVersion).groups;
      one.module = ["kubernetes-models", ...(group ? [group] : []), version, one.object.kind].join("/");
      const Model = (await import(one.module))[one.object.kind];
      new Model(one.object).validate();
    } catch (error) {
      faults.push(`${one.file}: ${error.message}`);
    }
  }
  faults.push(...unknownFields(others));
  for (const { file, object } of kustomizations) {
    for (const resource of object.resources ?? []) {
      const named = join(dirname(file), resource);
      if (!objects.some(one => one.file === named || dirname(one.file) === named)) faults.push(`${file}: ${resource} is not there`);
    }
    const listed = (object.resources ?? []).map(resource => join(dirname(file), resource));
    others.filter(one => dirname(one.file) === dirname(file) && !listed.includes(one.file))
      .forEach(one => faults.push(`${file}: ${one.file} is not listed`));
  }
  return { checked: others.length, faults, objects: others.map(one => one.object) };
}

// The schemas let unknown fields pass, as the API does; the types do not.
function unknownFields(objects) {
  const name = join(here, "kubernetes-to-check.ts");
  const lines = objects.filter(one => one.module).map((one, index) =>
    `import type { I${one.object.kind} as I${index} } from "${one.module}"; export const o${index}: I${index} = ${JSON.stringify(one.object)};`);
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(file, lines.join("\n"), ts.ScriptTarget.ES2022, true) : read(file, ...rest);
  host.fileExists = (exists => file => file === name || exists(file))(host.fileExists.bind(host));
  const checked = objects.filter(one => one.module);
  return ts.getPreEmitDiagnostics(ts.createProgram([name], options, host)).map(diagnostic => {
    const line = diagnostic.file?.fileName === name ? diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start).line : -1;
    return `${checked[line]?.file}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, " ").slice(0, 300)}`;
  });
}

function lintDockerfile(file) {
  return { faults: dockerfile.validate(readFileSync(file, "utf8"), {}).map(fault => `line ${fault.range.start.line + 1}: ${fault.message}`) };
}

function monitoring(directory) {
  const expressions = [];
  for (const file of files(directory, ".json")) {
    for (const panel of JSON.parse(readFileSync(file, "utf8")).panels) {
      (panel.targets ?? []).forEach(target => expressions.push({ where: `${relative(directory, file)}: ${panel.title}`, text: target.expr }));
    }
  }
  for (const file of files(directory, ".yaml")) {
    for (const group of parse(readFileSync(file, "utf8"), { strict: true, uniqueKeys: true }).groups) {
      group.rules.forEach(rule => expressions.push({ where: `${relative(directory, file)}: ${rule.alert}`, text: rule.expr }));
    }
  }
  const faults = [];
  const metrics = new Set();
  const labels = new Set();
  for (const { where, text } of expressions) {
    parser.parse(text).iterate({ enter(node) {
      if (node.type.isError) faults.push(`${where}: ${text} is no PromQL at ${node.from}`);
      if (node.name === "VectorSelector") metrics.add(/^[a-zA-Z_:][\w:]*/.exec(text.slice(node.from, node.to))?.[0] ?? "?");
      if (node.name === "UnquotedLabelMatcher") labels.add(text.slice(node.from, node.to));
    } });
  }
  return { checked: expressions.length, faults, metrics: [...metrics].sort(), labels: [...labels].sort() };
}
