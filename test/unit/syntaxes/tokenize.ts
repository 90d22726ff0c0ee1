import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, type IOnigLib, parseRawGrammar, Registry } from 'vscode-textmate';

export interface ScopedText {
  text: string;
  scopes: string[];
}

export const grammarFile = path.resolve(__dirname, '../../../syntaxes/referral.tmLanguage.json');

/** Loads the grammar as VS Code does; the function that it returns splits a text into pieces with their scopes. */
export async function loadTokenizer(): Promise<(text: string) => ScopedText[]> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  const onigLib: Promise<IOnigLib> = loadWASM(wasm).then(() => ({ createOnigScanner, createOnigString }));
  const registry = new Registry({
    onigLib,
    loadGrammar: async () => parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile),
  });
  const grammar = await registry.loadGrammar('source.json.referral');
  if (!grammar) throw new Error(`${grammarFile} could not be loaded`);
  return (text) => {
    const pieces: ScopedText[] = [];
    let state = INITIAL;
    for (const line of text.split('\n')) {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      for (const { startIndex, endIndex, scopes } of tokens)
        pieces.push({ text: line.slice(startIndex, endIndex), scopes });
      state = ruleStack;
    }
    return pieces;
  };
}
