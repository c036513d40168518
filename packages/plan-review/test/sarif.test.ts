import Ajv2020 from 'ajv/dist/2020';
import { renderSarif } from '../src/render/sarif.js';
import type { Finding, Report } from '../src/report.js';
import { RULES } from '../src/rules/index.js';

const FINDING: Finding = {
  rule: 'amp/workspace-kept',
  severity: 'error',
  stack: 'prod-workspace',
  path: 'prod-workspace/Workspace/Resource',
  message: 'The workspace is replaced.',
  why: 'Metrics go.',
  fix: 'Keep it.',
};
const report = (...findings: Finding[]): Report => ({
  schemaVersion: 1,
  environments: [{ name: 'prod', stacks: [], findings }],
});
const sarif = (all: Report, options: Partial<Parameters<typeof renderSarif>[1]> = {}) =>
  JSON.parse(renderSarif(all, { rules: RULES, version: '1.2.3', ...options })) as {
    runs: [{ tool: { driver: { rules: { id: string }[] } }; results: Record<string, unknown>[] }];
  };

// What SARIF 2.1.0 demands of the parts that are written here (OASIS, sarif-schema-2.1.0.json).
const text = { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } } };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const validate = new Ajv2020().compile({
  type: 'object',
  required: ['version', 'runs'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', pattern: '^https://' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['tool'],
        additionalProperties: false,
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            additionalProperties: false,
            properties: {
              driver: {
                type: 'object',
                required: ['name'],
                additionalProperties: false,
                properties: {
                  name: { type: 'string' },
                  semanticVersion: { type: 'string' },
                  rules: {
                    type: 'array',
                    uniqueItems: true,
                    items: {
                      type: 'object',
                      required: ['id'],
                      additionalProperties: false,
                      properties: {
                        id: { type: 'string' },
                        shortDescription: text,
                        fullDescription: text,
                        help: text,
                        defaultConfiguration: { type: 'object', additionalProperties: false, properties: { level } },
                      },
                    },
                  },
                },
              },
            },
          },
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: {
            type: 'array',
            items: {
              type: 'object',
              required: ['message'],
              additionalProperties: false,
              properties: {
                ruleId: { type: 'string' },
                ruleIndex: { type: 'integer', minimum: -1 },
                level,
                message: text,
                locations: {
                  type: 'array',
                  items: {
                    type: 'object',
                    additionalProperties: false,
                    properties: {
                      physicalLocation: {
                        type: 'object',
                        required: ['artifactLocation'],
                        properties: {
                          artifactLocation: {
                            type: 'object',
                            properties: { uri: { type: 'string', pattern: '^[^ ]+$' } },
                          },
                          region: { type: 'object', properties: { startLine: { type: 'integer', minimum: 1 } } },
                        },
                      },
                      logicalLocations: {
                        type: 'array',
                        items: {
                          type: 'object',
                          additionalProperties: false,
                          properties: { fullyQualifiedName: { type: 'string' }, kind: { type: 'string' } },
                        },
                      },
                    },
                  },
                },
                partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
                properties: { type: 'object' },
                suppressions: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['kind'],
                    additionalProperties: false,
                    properties: {
                      kind: { enum: ['inSource', 'external'] },
                      status: { enum: ['accepted', 'underReview', 'rejected'] },
                      justification: { type: 'string' },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
});

test('what is written holds to SARIF 2.1.0', () => {
  const acknowledged = { ...FINDING, acknowledged: { reason: 'r', owner: 'o', expires: '2027-01-01' } };
  const own: Finding = { ...FINDING, rule: 'review/rule-failed', severity: 'info' };
  const log = sarif(report(FINDING, acknowledged, own));
  expect([validate(log), validate.errors]).toEqual([true, null]);
  expect(validate({ ...log, version: '2.0.0' })).toBe(false);
});

test('a finding points to the file of its environment, and to the resource', () => {
  expect(
    sarif(report(FINDING), { fileOf: (name) => `environments/${name} eu/environment.yaml` }).runs[0].results,
  ).toEqual([
    {
      ruleId: 'amp/workspace-kept',
      ruleIndex: RULES.findIndex(({ id }) => id === 'amp/workspace-kept'),
      level: 'error',
      message: { text: 'The workspace is replaced. Keep it.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'environments/prod%20eu/environment.yaml' },
            region: { startLine: 1 },
          },
          logicalLocations: [{ fullyQualifiedName: 'prod-workspace/Workspace/Resource', kind: 'resource' }],
        },
      ],
      partialFingerprints: { 'promontory/v1': expect.stringMatching(/^[0-9a-f]{64}$/) as string },
      properties: { environment: 'prod', stack: 'prod-workspace' },
    },
  ]);
});

test('a finding is the same one while its words change, and another one at another path', () => {
  const print = (finding: Finding): unknown => sarif(report(finding)).runs[0].results[0]?.['partialFingerprints'];
  expect(print({ ...FINDING, message: 'Other words.' })).toEqual(print(FINDING));
  expect(print({ ...FINDING, path: 'other' })).not.toEqual(print(FINDING));
});

test('what is acknowledged is suppressed, with its reason', () => {
  const acknowledged = { ...FINDING, acknowledged: { reason: 'moved', owner: 'sre', expires: '2027-01-01' } };
  expect(sarif(report(acknowledged)).runs[0].results[0]?.['suppressions']).toEqual([
    { kind: 'external', status: 'accepted', justification: 'moved (sre, until 2027-01-01)' },
  ]);
});

test('every rule is described, also those that found nothing', () => {
  expect(sarif(report()).runs[0].tool.driver.rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
});
