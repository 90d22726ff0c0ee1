import { getLanguageService, type JSONDocument, TextDocument } from 'vscode-json-languageservice';
import { jsonSchema } from '../src/domain/publish/jsonSchema';

// The schema that `schema` prints: a referral inlined at its root, since a `oneOf` there makes their service 80 times
// slower, and the comparison unfair.
const service = getLanguageService({});
service.configure({
  validate: true,
  schemas: [{ uri: 'referral', fileMatch: ['*'], schema: jsonSchema() as object }],
});

/** VS Code's JSON service with our schema: each answer begins with the text, as its language server does per version. */
export const theirService = {
  open(text: string): { document: TextDocument; parsed: JSONDocument } {
    const document = TextDocument.create('file:///a.referral.json', 'json', 1, text);
    return { document, parsed: service.parseJSONDocument(document) };
  },
  async check(text: string): Promise<number> {
    const { document, parsed } = theirService.open(text);
    return (await service.doValidation(document, parsed)).length;
  },
  async complete(text: string, offset: number): Promise<number> {
    const { document, parsed } = theirService.open(text);
    const found = await service.doComplete(document, document.positionAt(offset), parsed);
    return found?.items.length ?? 0;
  },
  async hover(text: string, offset: number): Promise<boolean> {
    const { document, parsed } = theirService.open(text);
    return (await service.doHover(document, document.positionAt(offset), parsed)) !== null;
  },
  outline(text: string): number {
    const { document, parsed } = theirService.open(text);
    return service.findDocumentSymbols2(document, parsed).length;
  },
  format(text: string): number {
    const { document } = theirService.open(text);
    return service.format(document, undefined as never, { tabSize: 2, insertSpaces: true }).length;
  },
};
