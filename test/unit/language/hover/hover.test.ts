import assert from 'node:assert/strict';
import { referral } from '../../../../src/domain/referral/referral';
import { resources } from '../../../../src/domain/referral/resources';
import { describeProperty } from '../../../../src/language/hover/describeProperty';
import { createReferralLanguage } from '../../../../src/language/service';
import { caret } from '../markers';

const language = createReferralLanguage();

function hoverAt(marked: string): { markdown: string; over: string } | undefined {
  const { text, offset } = caret(marked);
  const hover = language.hover(language.parse(text), offset);
  return hover && { markdown: hover.markdown, over: text.slice(hover.offset, hover.offset + hover.length) };
}

describe("a type that is not the deal's", () => {
  it('says nothing about the deal', () => {
    const about = (text: string) => {
      const document = language.parse(text);
      return language.hover(document, text.lastIndexOf('"type"') + 2)?.markdown ?? '';
    };
    const attributes = '{ "attributes": [{ "type": "SolutionArea" }] }';
    const deal = '"consent": { "consentToShareReferralWithMicrosoftSellers": false }';
    assert.match(about(`{ ${deal}, "type": "Independent" }`), /^\*\*Private deal/);
    const text = `{ "type": "Independent", ${deal}, "details": { "requirements": { "additionalRequirements": ${attributes} } } }`;
    assert.match(about(text), /^\*\*type\*\* · `AttributeType`/);
  });
});

describe('hover', () => {
  it('explains a property by its key: description, type, allowed values, both names, source', () => {
    const hover = hoverAt('{ "qualifi|cation": "Direct" }');
    assert.equal(hover?.over, '"qualification"');
    assert.match(hover.markdown, /`ReferralQualification`/);
    assert.match(hover.markdown, /Allowed: `None`, `Direct`, `MarketingQualified` or `SalesQualified`/);
    assert.match(hover.markdown, /Documented as `Qualification`, sent as `qualification`/);
    assert.match(hover.markdown, /Source: \[Microsoft Learn, Referral resources, Referral\]\(https:/);
  });

  it('shows the transition table at status and substatus', () => {
    for (const marked of ['{ "sta|tus": "New" }', '{ "substatus": "|Won" }']) {
      assert.match(hoverAt(marked)?.markdown ?? '', /\| Active \| Active, Closed \| Accepted \|/);
    }
  });

  it('says what a status leads to', () => {
    assert.match(hoverAt('{ "status": "Ac|tive" }')?.markdown ?? '', /Can become `Closed`\. Substatus: `Accepted`\./);
    assert.match(hoverAt('{ "status": "Closed|" }')?.markdown ?? '', /Final/);
    assert.match(hoverAt('{ "substatus": "Wo|n" }')?.markdown ?? '', /Goes with `Closed`/);
  });

  it('explains values of every kind', () => {
    assert.match(
      hoverAt('{ "details": { "requirements": { "products": [{ "id": "Power|BI" }] } } }')?.markdown ?? '',
      /Power BI/,
    );
    assert.match(hoverAt('{ "solutionPlay": "Migrate| SAP" }')?.markdown ?? '', /Infrastructure in FY25/);
    assert.match(
      hoverAt('{ "solutionArea": "Security", "solutionPlay": "Migrate| SAP" }')?.markdown ?? '',
      /Infrastructure in FY25/,
    );
    assert.match(hoverAt('{ "solutionPlay": "Copilot and Agents| at Work" }')?.markdown ?? '', /FY26/);
    assert.match(
      hoverAt('{ "solutionPlay": "Data| Security" }')?.markdown ?? '',
      /^`Data Security`: A solution play of AI Business Solutions, Security in FY26 \(unconfirmed\)\. A solution play of Security in FY25\.$/m,
    );
    assert.match(hoverAt('{ "Type": "Sha|red" }')?.markdown ?? '', /Documented as `ReferralType`/);
  });

  it('tells read-only properties and what a create needs', () => {
    assert.match(hoverAt('{ "eT|ag": "" }')?.markdown ?? '', /read-only/);
    assert.match(hoverAt('{ "cons|ent": {} }')?.markdown ?? '', /required to create/);
  });

  it('names countries, currencies, locales and amounts', () => {
    const address = (country: string) => `{ "customerProfile": { "address": { "country": "${country}|" } } }`;
    assert.match(
      hoverAt(address('DE'))?.markdown ?? '',
      /Germany, `DEU` in three letters\. Its currency is Euro \(`EUR`\)/,
    );
    assert.match(hoverAt(address('UK'))?.markdown ?? '', /`GB`: United Kingdom/);
    assert.match(hoverAt('{ "details": { "currency": "CH|F" } }')?.markdown ?? '', /Swiss Franc/);
    assert.match(hoverAt('{ "team": [{ "contactPreference": { "locale": "de-|de" } }] }')?.markdown ?? '', /German/);
    assert.match(
      hoverAt('{ "details": { "dealValue": 12|50000.5, "currency": "EUR" } }')?.markdown ?? '',
      /1,250,000\.5 EUR \(Euro\)/,
    );
  });

  it('tells dates in words and how far they are', () => {
    const at = (date: string) => {
      const { text, offset } = caret(`{ "details": { "closingDateTime": "${date}|" } }`);
      const near = createReferralLanguage({ today: '2026-11-23T22:00:00Z' });
      return near.hover(near.parse(text), offset)?.markdown ?? '';
    };
    assert.match(at('2026-12-31T00:00:00Z'), /Thursday, December 31, 2026.* UTC, in 38 days/);
    assert.match(at('2026-11-24T00:00:00Z'), /tomorrow/);
    assert.match(at('2026-11-20T12:00:00.1234567Z'), /3 days ago/);
    assert.doesNotMatch(at('soon'), / UTC, in | ago/);
  });

  it('says what kind of deal a referral is, and why', () => {
    assert.match(hoverAt('{ "type": "Sha|red" }')?.markdown ?? '', /\*\*Co-sell deal\.\*\* Its type is Shared\./);
    assert.match(hoverAt('{ "ReferralTy|pe": "Shared" }')?.markdown ?? '', /Co-sell deal/);
    const lead = hoverAt('[{}, |{ "name": "A", "type": "Independent", "qualification": "Direct", "status": "New" }]');
    assert.equal(lead?.over, '{');
    assert.match(lead.markdown, /\*\*A\*\* · New\n\n\*\*Marketplace lead\.\*\* /);
    assert.match(
      hoverAt('{ "type": "Independent", "consent": { "consentToShareReferralWith|MicrosoftSellers": true } }')
        ?.markdown ?? '',
      /Partner-led deal/,
    );
    assert.doesNotMatch(hoverAt('{ "type": "Shared", "target": [{ "ty|pe": "None" }] }')?.markdown ?? '', /This is a/);
  });

  it('escapes what the document says', () => {
    const shown = hoverAt('|{ "name": "[x](command:evil) `a` <b>", "type": "Shared" }')?.markdown ?? '';
    assert.match(shown, /\\\[x\\\]\\\(command:evil\\\)/);
    assert.doesNotMatch(shown, /[^\\]\]\(command/);
    assert.doesNotMatch(
      hoverAt('{ "customerProfile": { "address": { "country": "|<b>[a](b)" } } }')?.markdown ?? '',
      /<b>/,
    );
  });

  it('works in any form and says nothing if there is nothing to say', () => {
    assert.equal(hoverAt('{ "value": [{ "sta|tus": "New" }] }')?.over, '"status"');
    assert.equal(hoverAt('[{ "status": "New" }, { "id": 5, "sta|tus": ')?.over, '"status"');
    for (const marked of ['{ | }', '|', '{ "foo|": 1 }', '5|', '{ "status": "New" } |'])
      assert.equal(hoverAt(marked), undefined, marked);
  });

  it('describes every property of every resource', () => {
    for (const resource of resources) {
      for (const property of resource.properties) {
        const text = describeProperty(property, resource);
        assert.match(
          text,
          /(Source: \[Microsoft Learn, .+\]\(https:.+\)|Seen in [^.]+)\.$/,
          `${resource.name}.${property.name}`,
        );
      }
    }
    assert.ok(referral.properties.length > 40);
  });
});
