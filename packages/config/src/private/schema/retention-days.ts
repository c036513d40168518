import * as z from 'zod';

/** What CloudWatch Logs offers (PutRetentionPolicy, 2026-11). */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** How long log events are kept. */
export const retentionDays = (description: string) =>
  z
    .union(RETENTION_DAYS.map((days) => z.literal(days)))
    .optional()
    .meta({ description });
