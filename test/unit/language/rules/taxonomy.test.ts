import assert from 'node:assert/strict';
import { taxonomies } from '../../../../src/domain/taxonomy/taxonomies';
import { createReferralLanguage } from '../../../../src/language/service';
import type { Problem } from '../../../../src/language/types';
import { flags, passes, problems } from '../markers';

const text = (area: string, play?: string) =>
  JSON.stringify({ id: '1', eTag: '"x"', solutionArea: area, ...(play !== undefined && { solutionPlay: play }) });

/** Names that third parties quote for FY26 and FY27, in the spellings that they use. */
const quoted: readonly [area: string, play?: string][] = [
  ['AI Business Solutions', 'Data Security'],
  ['AI Business Solutions', 'AI Ready with Surface Copilot PCs'],
  ['Security', 'Protect Cloud AI Platform and Apps'],
  ['Security', 'Protect Cloud, AI Platform and Apps'],
  ['Cloud & AI Platforms', 'Unify your Data Platform'],
  ['Cloud and AI Platform', 'Migrate and Modernize your Estate'],
  ['Cloud &amp; AI Platforms', 'Innovate with Azure AI Apps & Agents'],
  ['Microsoft Services'],
  ['Windows and Devices'],
  ['Unified', 'Drive Cloud Success through Unified with Enhanced Solutions'],
  ['Security', 'Establish a trusted and secure platform for AI'],
  ['AI Business Solutions', 'Agentify your business processes'],
  ['Cloud and AI Platforms', 'Build a unified, governed data and AI estate'],
  ['Security', 'Run your business securely'],
  ['AI Business Solutions', 'AI-ready productivity and security for every employee'],
];

const fixesOf = (text: string, problem: Problem, taxonomy?: string) => {
  const language = createReferralLanguage({ taxonomy });
  return language.fixes(language.parse(text), problem);
};

describe('solution areas and plays of later years', () => {
  for (const taxonomy of [undefined, 'auto', 'FY25', 'FY26', 'fy27', 'FY 2028', 'nonsense'])
    it(`are never an error under ${taxonomy}`, () => {
      for (const [area, play] of [...quoted, ['Frontier', 'A play of 2030'] as const])
        assert.deepEqual(
          problems(text(area, play), undefined, { taxonomy }).filter(({ severity }) => severity === 'error'),
          [],
          `${area}: ${play}`,
        );
    });

  it('are right without a warning if one year has both in this spelling', () => {
    for (const { areas, plays, playsOf, areasOf } of taxonomies) {
      for (const area of areas)
        for (const play of playsOf(area)) assert.deepEqual(problems(text(area, play)), [], play);
      for (const play of plays.filter((each) => areasOf(each).length === 0))
        assert.deepEqual(problems(text('Security', play)), [], play);
    }
  });

  it('must match within one year', () => {
    const [both] = problems(text('Modern Work', 'Copilot and Agents at Work'));
    assert.deepEqual([both?.code, both?.severity], ['solution.play-not-in-area', 'warning']);
    assert.match(both?.message ?? '', /^No fiscal year has solution play/);
    const [other] = problems(text('Unified', 'Sales Transformation with AI'));
    assert.deepEqual([other?.code, other?.severity], ['solution.play-not-in-area', 'warning']);
    const [documented] = problems(text('Modern Work', 'Migrate SAP'));
    assert.deepEqual([documented?.code, documented?.severity], ['solution.play-not-in-area', 'error']);
  });

  it('keep the severity that the user chose', () => {
    const severities = { 'solution.play-not-in-area': 'hint' } as const;
    assert.equal(problems(text('Unified', 'Data Security'), undefined, { severities })[0]?.severity, 'hint');
  });

  it('are known in any spelling of the year', () => {
    for (const year of ['fy26', 'FY 26', 'FY2026', '2026', '26', ' Fy26 ', "FY'26"]) {
      flags('value.other-fiscal-year', '{ "id": "1", "solutionArea": «"Modern Work"» }', /not of FY26/, {
        taxonomy: year,
      });
      passes('value.other-fiscal-year', text('AI Business Solutions'), { taxonomy: year });
    }
    passes('solution.unknown-area', text('New area'), { taxonomies: { fy28: { 'New area': [] } } });
  });
});

describe('solution.unknown-area and solution.unknown-play', () => {
  it('say which years were searched, and what may be meant', () => {
    flags(
      'solution.unknown-area',
      '{ "id": "1", "solutionArea": «"Infrastrukture"» }',
      /^"Infrastrukture" isn't a known solution area of FY25, FY26 or FY27\. Did you mean "Infrastructure"\?$/,
    );
    flags('solution.unknown-play', '{ "id": "1", "solutionArea": "Security", "solutionPlay": «"xyz"» }', /taxonomy\.$/);
  });

  it('know names with words shortened, left out or added', () => {
    for (const [found, meant] of [
      ['Digital & App Innovation', 'Digital and Application Innovation'],
      ['Azure Data & AI', 'Data and AI'],
      ['Business and Low-Code Applications', 'Business Applications'],
    ] as const) {
      const [problem] = problems(text(found), 'solution.unknown-area');
      assert.match(problem?.message ?? '', new RegExp(`Did you mean "${meant}"\\?$`));
    }
    const [other] = problems(text('Apps and Infra'), 'solution.unknown-area');
    assert.match(other?.message ?? '', /Check the spelling/);
  });

  it('offer the nearest value, unsafe, and to add the name to the taxonomy', () => {
    const wrong = text('Infrastrukture', 'Migrate mainframes');
    const [area, play] = problems(wrong).map((problem) => fixesOf(wrong, problem));
    assert.deepEqual(area?.[0]?.title, 'Change to "Infrastructure"');
    assert.ok(area?.every(({ safe }) => !safe));
    assert.deepEqual(area?.at(-1)?.action, { kind: 'addToTaxonomy', area: 'Infrastrukture' });
    assert.deepEqual(play?.at(-1)?.action, {
      kind: 'addToTaxonomy',
      play: 'Migrate mainframes',
      area: 'Infrastrukture',
    });
  });

  it('pass names that the user added for any year, under any chosen year', () => {
    const taxonomies = { '*': { Security: ['Hunt'], Frontier: [], '*': ['Free play'] } };
    for (const taxonomy of ['auto', 'FY25', 'FY26', 'FY27']) {
      for (const [area, play] of [['Security', 'Hunt'], ['Frontier'], ['Security', 'Free play']])
        assert.deepEqual(problems(text(area ?? '', play), undefined, { taxonomy, taxonomies }), [], taxonomy);
      assert.equal(
        problems(text('Frontier', 'Hunt'), 'solution.play-not-in-area', { taxonomy, taxonomies }).length,
        1,
        taxonomy,
      );
    }
  });
});

describe('value.other-fiscal-year', () => {
  it('offers to use the year that has the value', () => {
    const wrong = text('AI Business Solutions');
    const [problem] = problems(wrong, undefined, { taxonomy: 'FY25' });
    const fixes = problem ? fixesOf(wrong, problem, 'FY25') : [];
    const use = fixes.find(({ title }) => title === 'Use FY26 for this workspace');
    assert.deepEqual(use?.action, { kind: 'useYear', year: 'FY26' });
  });
});

describe('value.casing of solution areas and plays', () => {
  it('sees through "&", commas, hyphens and the plural; only documented spellings are safe', () => {
    const documented: readonly [string, string][] = [
      ['Data & AI', 'Data and AI'],
      ['Data/AI', 'Data and AI'],
      ['Data, AI', 'Data and AI'],
      ['modern-work', 'Modern Work'],
      ['Digital & Application Innovations', 'Digital and Application Innovation'],
      ['Business Application', 'Business Applications'],
    ];
    for (const [found, right] of documented) {
      const [problem] = problems(text(found), 'value.casing');
      assert.equal(problem?.data?.suggestion, right, found);
    }
    for (const found of ['Cloud & AI Platforms', 'Cloud and AI Platform', 'cloud and ai platforms']) {
      const wrong = text(found);
      const [problem] = problems(wrong, 'value.casing');
      assert.deepEqual(problem?.data?.allowed, ['Cloud and AI Platforms'], found);
      const [fix] = problem ? fixesOf(wrong, problem) : [];
      assert.deepEqual([fix?.safe, fix?.preferred], [false, true]);
    }
  });
});
