import {
  attributesKeptOnceSet,
  defaultValues,
  immutableAttributes,
  recomputedAttributes,
  resourceFactsDate,
  sensitiveAttributes,
} from '../src/index.js';

test('says which attributes replace a resource, the Region of AWS resources among them', () => {
  expect(immutableAttributes('aws_prometheus_scraper')).toEqual(['source', 'region']);
  expect(immutableAttributes('helm_release')).toEqual(['name', 'namespace']);
});

test('a type without update is replaced whatever changes', () => {
  expect(immutableAttributes('aws_iam_role_policy_attachment')).toEqual(['*']);
});

test('of a type that nothing is known of, it says nothing rather than "none"', () => {
  expect(immutableAttributes('aws_unheard_of')).toBeUndefined();
  expect(immutableAttributes('constructor')).toBeUndefined();
});

test('an alias of a workspace cannot be taken away again', () => {
  expect(attributesKeptOnceSet('aws_prometheus_workspace')).toEqual(['alias']);
  expect(attributesKeptOnceSet('aws_sns_topic')).toEqual([]);
});

test('says defaults, and what is secret', () => {
  expect(defaultValues('aws_iam_role')).toEqual({
    force_detach_policies: false,
    max_session_duration: 3600,
    path: '/',
  });
  expect(defaultValues('toString')).toEqual({});
  expect(sensitiveAttributes('helm_release')).toEqual(['repository_password', 'set_sensitive.value']);
  expect(sensitiveAttributes('aws_sns_topic')).toEqual([]);
});

test('a function that is changed was last modified at another time', () => {
  expect(recomputedAttributes('aws_lambda_function')).toEqual(['last_modified']);
  expect(recomputedAttributes('aws_sns_topic')).toEqual([]);
});

test('says of which day it is', () => expect(resourceFactsDate).toMatch(/^\d{4}-\d{2}-\d{2}$/));
