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
export const sharedHelpers = `get.esm=(()=>{const define=Object.defineProperty,describe=Object.getOwnPropertyDescriptor,names=Object.getOwnPropertyNames,
has=Object.prototype.hasOwnProperty,all=(to,from)=>{for(const name in from)define(to,name,{get:from[name],enumerable:true})},
copy=(to,from,except)=>{if(from&&typeof from==="object"||typeof from==="function")for(const name of names(from))
if(!has.call(to,name)&&name!==except)define(to,name,{get:()=>from[name],enumerable:!describe(from,name)||describe(from,name).enumerable});return to};
return[define,describe,names,has,all,copy,(from)=>copy(define({},"__esModule",{value:true}),from)]})();`;

/** Takes the helpers of a minified module from `require.esm`: there is one copy of them, not one for each part. */
export function shareHelpers(code: string): string {
  return code.replace(helpers, (_, ...found) => `var[${found.slice(0, 7).join()}]=require.esm;`);
}
