// Checks cards against the types that Microsoft generates from the schema of Adaptive Cards (npm @microsoft/teams.cards):
// unknown properties, missing ones, and values outside an enumeration are faults.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const here = dirname(fileURLToPath(import.meta.url));
const control = [
  { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: "x", wrapp: true }] },
  { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: "x", weight: "Heavy" }] },
];

export function checkTypes(cards) {
  const names = Object.keys(cards);
  const faults = faultsOf([...Object.values(cards), ...control]);
  return {
    checked: names.length,
    faults: faults.filter(fault => fault.card < names.length).map(fault => `${names[fault.card]}: ${fault.message}`),
    control: new Set(faults.filter(fault => fault.card >= names.length).map(fault => fault.card)).size,
  };
}

function faultsOf(cards) {
  const name = join(here, "cards-to-check.ts");
  const lines = cards.map(card => `export const c${Math.random().toString(36).slice(2)}: IAdaptiveCard = ${literal(card)};`);
  const text = ['import type { IAdaptiveCard } from "@microsoft/teams.cards";', ...lines].join("\n");
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, ...rest) => file === name ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true) : read(file, ...rest);
  host.fileExists = (exists => file => file === name || exists(file))(host.fileExists.bind(host));
  const program = ts.createProgram([name], options, host);
  return ts.getPreEmitDiagnostics(program).map(diagnostic => ({
    card: diagnostic.file?.fileName === name ? diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start).line - 1 : -1,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, " ").slice(0, 400),
  }));
}

// The version and the schema's address are written on every card; the types know them under other names or not at all.
function literal(card) {
  const { $schema, ...rest } = card;
  return JSON.stringify(rest);
}
