import type * as z from 'zod';
import type { AnomalyDetectorSettings } from '../../environment.js';
import type { anomalyDetectors } from '../schema/anomaly-detectors.js';

/** The anomaly detectors of a workspace, in the order of the file. */
export function buildAnomalyDetectors(written: z.infer<typeof anomalyDetectors>): AnomalyDetectorSettings[] {
  return Object.entries(written).map(([alias, detector]) => ({
    alias,
    query: detector.query,
    evaluationIntervalSeconds: detector.evaluationIntervalSeconds,
    missingData: detector.missingData ?? 'skip',
    sampleSize: detector.sampleSize,
    shingleSize: detector.shingleSize,
    ignoreAbove: detector.ignoreAbove,
    ignoreBelow: detector.ignoreBelow,
    labels: detector.labels ?? {},
  }));
}
