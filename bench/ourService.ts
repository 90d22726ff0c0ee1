import { createReferralLanguage } from '../src/language/service';
import { made } from './corpus';

/** The language service on the day when the corpus was made: later on, its open deals would be past their closing dates. */
export const ourService = createReferralLanguage({ today: made });
