// Parses PowerShell scripts with a grammar for tree-sitter, and prints of each what it defines, what it calls with which
// parameters, and where it is not PowerShell: powershell.mjs FILE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setFlagsFromString } from "node:v8";
import { Language, Parser } from "web-tree-sitter";

// To make the grammar fast takes twenty times as long as to use it.
setFlagsFromString("--liftoff-only");
await Parser.init();
const grammar = createRequire(import.meta.url).resolve("tree-sitter-powershell/tree-sitter-powershell.wasm");
const parser = new Parser();
parser.setLanguage(await Language.load(grammar));
console.log(JSON.stringify(process.argv.slice(2).map(look)));

function look(file) {
  const root = parser.parse(readFileSync(file, "utf8")).rootNode;
  return {
    file,
    faults: root.hasError ? faults(root) : [],
    functions: root.descendantsOfType("function_name").map(name => name.text),
    calls: root.descendantsOfType("command").filter(command => command.childForFieldName("command_name")?.type === "command_name")
      .map(command => ({
        line: command.startPosition.row + 1,
        name: command.childForFieldName("command_name").text,
        parameters: (command.childForFieldName("command_elements")?.namedChildren ?? [])
          .filter(element => element.type === "command_parameter").map(element => element.text.replace(/^-/, "").replace(/:.*$/, "")),
        splats: (command.childForFieldName("command_elements")?.text ?? "").match(/(?<=\s)@[A-Za-z]\w*/g) ?? [],
        splatted: (command.childForFieldName("command_elements")?.text ?? "").match(/(?<=\s)@[A-Za-z]\w*/g)?.flatMap(name => keys(root.text, name.slice(1))) ?? [],
      })),
  };
}

// What a script puts into a hash table under this name, to be handed over as parameters.
function keys(text, name) {
  const literals = [...text.matchAll(new RegExp(`\\$${name}\\s*=\\s*@\\{([^}]*)\\}`, "gi"))].flatMap(match => [...match[1].matchAll(/(?:^|[;\n])\s*(\w+)\s*=/g)]);
  const later = [...text.matchAll(new RegExp(`\\$${name}(?:\\.(\\w+)|\\['(\\w+)'\\])\\s*=`, "gi"))];
  return [...literals.map(match => match[1]), ...later.map(match => match[1] ?? match[2])];
}

function faults(node) {
  if (node.isError || node.isMissing) return [`line ${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`];
  return node.children.flatMap(faults);
}
