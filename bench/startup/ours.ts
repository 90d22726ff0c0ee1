import { createReferralLanguage } from '../../src/language/service';
import { sampleText } from './sampleText';

const language = createReferralLanguage();
if (language.validate(language.parse(sampleText)).length === 0) throw new Error('The sample has a mistake to be found');
