import assert from 'node:assert/strict';
import { taxonomyFY25 } from '../../../../src/domain/taxonomy/taxonomies';
import { flags, passes, problems } from '../markers';

const pair = (area: string, play: string) => `{ "id": "1", "solutionArea": "${area}", "solutionPlay": ${play} }`;

describe('solution.play-not-in-area', () => {
  const code = 'solution.play-not-in-area';

  it('flags exactly the pairs that the table does not have', () => {
    for (const area of taxonomyFY25.areas) {
      for (const play of taxonomyFY25.plays) {
        const expected = taxonomyFY25.playsOf(area).includes(play) ? 0 : 1;
        assert.equal(problems(pair(area, `"${play}"`), code).length, expected, `${area}: ${play}`);
      }
    }
  });

  it('flags the play and names the areas and plays that would fit', () => {
    const [problem] = flags(code, pair('Modern Work', '«"Migrate SAP"»'), /Frontline Workers.*"Infrastructure"/);
    assert.deepEqual(problem?.data?.areas, ['Infrastructure']);
    flags(
      code,
      '{ "id": "1", "details": { "requirements": { "additionalRequirements": { "attributes": [{ "type": "SolutionPlay", "id": «"Migrate SAP"» }, { "type": "SolutionArea", "id": "Security" }] } } } }',
    );
  });

  it('passes a play under two areas with either, and values of no or another year', () => {
    passes(code, pair('Data and AI', '"Build and Modernize AI Apps"'));
    passes(code, pair('Digital and Application Innovation', '"Build and Modernize AI Apps"'));
    passes(code, pair('Security', '"Foo"'));
    passes(code, pair('Security', '"Copilot and Agents at Work"'), { taxonomy: 'FY25' });
    passes(code, pair('Foo', '"Migrate SAP"'));
    passes(code, pair('Security', 'null'));
  });
});

describe('solution.play-without-area', () => {
  const code = 'solution.play-without-area';

  it('does not ask for an area that is there in the wrong type', () => {
    passes(code, '{ "id": "1", "solutionArea": ["Security"], "solutionPlay": "Data Security" }');
    passes(code, '{ "id": "1", "solutionArea": 5, "solutionPlay": "Data Security" }');
  });

  it('flags the play; the area is evident if only one has it', () => {
    const [one] = flags(code, '{ "id": "1", "solutionPlay": «"Migrate SAP"» }', /Infrastructure/);
    assert.equal(one?.data?.suggestion, 'Infrastructure');
    const [two] = flags(code, '{ "id": "1", "solutionPlay": «"Build and Modernize AI Apps"» }');
    assert.equal(two?.data?.suggestion, undefined);
  });

  it('passes an area, in either place, and no play', () => {
    passes(code, pair('Foo', '"Migrate SAP"'));
    passes(code, '{ "id": "1", "solutionArea": "Security" }');
    passes(code, '{ "id": "1", "solutionPlay": "" }');
    passes(
      code,
      '{ "id": "1", "solutionPlay": "Migrate SAP", "details": { "requirements": { "additionalRequirements": { "attributes": [{ "type": "SolutionArea", "id": "Infrastructure" }] } } } }',
    );
  });
});
