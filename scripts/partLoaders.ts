const name = '([\\w$]+)';

/** What esbuild writes at the beginning of each module in CommonJS: helpers that make its exports, under short names. */
const helpers = new RegExp(
  [
    `^var ${name}=Object\\.defineProperty;`,
    `var ${name}=Object\\.getOwnPropertyDescriptor;`,
    `var ${name}=Object\\.getOwnPropertyNames;`,
    `var ${name}=Object\\.prototype\\.hasOwnProperty;`,
    `var ${name}=\\([^()]*\\)=>\\{for\\(var [^{}]*\\{get:[^{}]*\\}\\)\\},`,
    `${name}=\\([^()]*\\)=>\\{if\\([^{}]*\\{get:[^{}]*\\}\\);return [\\w$]+\\};`,
    `var ${name}=[\\w$]+=>[^{}]*\\{\\},"__esModule",\\{value:!0\\}\\),[\\w$]+\\);`,
  ].join(''),
);

/** The helpers, as the value of `require.esm`. */
const sharedHelpers = `get.esm=(()=>{const define=Object.defineProperty,describe=Object.getOwnPropertyDescriptor,names=Object.getOwnPropertyNames,
has=Object.prototype.hasOwnProperty,all=(to,from)=>{for(const name in from)define(to,name,{get:from[name],enumerable:true})},
copy=(to,from,except)=>{if(from&&typeof from==="object"||typeof from==="function")for(const name of names(from))
if(!has.call(to,name)&&name!==except)define(to,name,{get:()=>from[name],enumerable:!describe(from,name)||describe(from,name).enumerable});return to};
return[define,describe,names,has,all,copy,(from)=>copy(define({},"__esModule",{value:true}),from)]})();`;

/** Takes the helpers of a minified module from `require.esm`: there is one copy of them, not one for each part. */
export function shareHelpers(code: string): string {
  return code.replace(helpers, (_, ...found) => `var[${found.slice(0, 7).join()}]=require.esm;`);
}

interface Contents {
  /** The parts of the loader's own file, as methods of an object literal. */
  bodies: string;
  /** The files that hold the parts. */
  files: readonly string[];
  /** For each part, by number, the index of its file. */
  fileOf: readonly number[];
}

/** Finds a part by its number, evaluates it when it is asked for, and once; anything else is a module of the host. */
const find = `function get(id){if(typeof id==="string")return require(id);
if(!done[id]){if(!parts[id])load(files[fileOf[id]]);const module=done[id]={exports:{}};parts[id](module,module.exports,get)}
return done[id].exports}
${sharedHelpers}`;

/** The code of `start.js`: the parts of the start, and the loader of all others in Node.js. */
export function nodeLoader({ bodies, files, fileOf }: Contents): string {
  return `"use strict";const parts={${bodies}},done={},files=${JSON.stringify(files)},fileOf=${JSON.stringify(fileOf)};
function load(file){Object.assign(parts,require("./"+file))}
${find}
get.ready=()=>Promise.resolve();
module.exports=get;
`;
}

/**
 * The code of `web.js`: the parts of the start, and the loader of all others in a web worker, which reads their files from
 * the folder of the extension.
 */
export function webLoader({
  bodies,
  files,
  fileOf,
  needs,
  entry,
}: Contents & { needs: Record<number, number[]>; entry: number }): string {
  return `"use strict";const parts={${bodies}},done={},files=${JSON.stringify(files)},fileOf=${JSON.stringify(fileOf)};
const needs=${JSON.stringify(needs)},reading={};let folder;
function load(file){throw new Error(file+" has not been read")}
async function read(file){const {Uri,workspace}=require("vscode");const uri=Uri.joinPath(folder,"dist",file);
const code=new TextDecoder().decode(await workspace.fs.readFile(uri));const module={exports:{}};
new Function("module",code+"\\n//# sourceURL="+uri)(module);Object.assign(parts,module.exports)}
${find}
get.ready=(id)=>Promise.all(needs[id].map((each)=>reading[each]??=read(files[each]).catch((error)=>{delete reading[each];throw error})));
exports.activate=(context)=>{folder=context.extensionUri;return get(${entry}).activate(context)};
`;
}
