import { createReferralChecker } from '../../src/language/checker';
import { sampleText } from './sampleText';

const checker = createReferralChecker();
if (checker.validate(checker.parse(sampleText)).length === 0) throw new Error('The sample has a mistake to be found');
