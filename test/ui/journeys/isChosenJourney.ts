/** Whether a journey runs: all do in `npm run test:journeys`, and one of each kind in `npm test`. */
export function isChosenJourney(isAlways: boolean): boolean {
  return isAlways || process.env.JOURNEYS === 'all';
}
