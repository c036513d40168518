import { kmsDeletionWindowKept } from '../../src/rules/kms-deletion-window-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const waiting = (days?: number | string): BriefBlock => ['aws_kms_key', 'Key', { deletion_window_in_days: days }];

describeRule(kmsDeletionWindowKept, {
  finds: {
    'a shorter period': {
      base: [waiting(20)],
      head: [waiting(7)],
      says: ['warning: The key waits for 7 days instead of 20 before it is deleted.'],
    },
    'a period where the default was longer': {
      base: [waiting()],
      head: [waiting(10)],
      says: ['warning: The key waits for 10 days instead of 30 before it is deleted.'],
    },
    'a period that is an expression': {
      base: [waiting(30)],
      head: [waiting('${var.days}')],
      says: ['warning: Whether the waiting period becomes shorter cannot be told.'],
    },
  },
  passes: {
    'a longer period': { base: [waiting(7)], head: [waiting(30)] },
    'the default, written out': { base: [waiting()], head: [waiting(30)] },
  },
});
