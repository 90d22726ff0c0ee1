import assert from 'node:assert/strict';
import { referral } from '../../../src/domain/referral';
import { resources } from '../../../src/domain/resources';
import { describeProperty } from '../../../src/language/hover/describeProperty';
import { createReferralLanguage } from '../../../src/language/service';
import { caret } from './markers';

const language = createReferralLanguage();

function hoverAt(marked: string): { markdown: string; over: string } | undefined {
  const { text, offset } = caret(marked);
  const hover = language.hover(language.parse(text), offset);
  return hover && { markdown: hover.markdown, over: text.slice(hover.offset, hover.offset + hover.length) };
}

describe('hover', () => {
  it('explains a property by its key: description, type, allowed values, both names, source', () => {
    const hover = hoverAt('{ "qualifi|cation": "Direct" }');
    assert.equal(hover?.over, '"qualification"');
    assert.match(hover.markdown, /`ReferralQualification`/);
    assert.match(hover.markdown, /Allowed: `None`, `Direct`, `MarketingQualified` or `SalesQualified`/);
    assert.match(hover.markdown, /Documented as `Qualification`, sent as `qualification`/);
    assert.match(hover.markdown, /Source: Referral resources/);
  });

  it('shows the transition table at status and substatus', () => {
    for (const marked of ['{ "sta|tus": "New" }', '{ "substatus": "|Won" }']) {
      assert.match(hoverAt(marked)?.markdown ?? '', /\| Active \| Active, Closed \| Accepted \|/);
    }
  });

  it('says what a status leads to', () => {
    assert.match(hoverAt('{ "status": "Ac|tive" }')?.markdown ?? '', /May become Closed\. Substatus: Accepted\./);
    assert.match(hoverAt('{ "status": "Closed|" }')?.markdown ?? '', /Final/);
    assert.match(hoverAt('{ "substatus": "Wo|n" }')?.markdown ?? '', /Goes with Closed/);
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
    assert.match(hoverAt('{ "Type": "Sha|red" }')?.markdown ?? '', /Documented as `ReferralType`/);
  });

  it('tells read-only properties and what a create needs', () => {
    assert.match(hoverAt('{ "eT|ag": "" }')?.markdown ?? '', /read-only/);
    assert.match(hoverAt('{ "cons|ent": {} }')?.markdown ?? '', /required to create/);
  });

  it('works in any form and says nothing where there is nothing to say', () => {
    assert.equal(hoverAt('{ "value": [{ "sta|tus": "New" }] }')?.over, '"status"');
    assert.equal(hoverAt('[{ "status": "New" }, { "id": 5, "sta|tus": ')?.over, '"status"');
    for (const marked of ['{ | }', '|', '{ "foo|": 1 }', '5|', '{ "status": "New" } |'])
      assert.equal(hoverAt(marked), undefined, marked);
  });

  it('describes every property of every resource', () => {
    for (const resource of resources) {
      for (const property of resource.properties) {
        assert.match(describeProperty(property, resource), /Source: .+\.$/, `${resource.name}.${property.name}`);
      }
    }
    assert.ok(referral.properties.length > 40);
  });
});
