import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import schema from '../../schemas/referral.schema.json';
import { sampleText } from './sampleText';

const service = getLanguageService({});
service.configure({ validate: true, schemas: [{ uri: 'referral', fileMatch: ['*'], schema: schema as object }] });
const document = TextDocument.create('file:///a.referral.json', 'json', 1, sampleText);
service.doValidation(document, service.parseJSONDocument(document)).then((problems) => {
  if (problems.length === 0) throw new Error('The sample has a mistake to be found');
});
