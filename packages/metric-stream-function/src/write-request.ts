import { Writer } from 'protobufjs/minimal.js';
import { compress } from 'snappyjs';
import type { Batch } from './batches.js';

// Tags of prometheus.WriteRequest (remote-write 1.0): field number and wire type of each field.
const TIMESERIES = (1 << 3) | 2;
const LABELS = (1 << 3) | 2;
const SAMPLES = (2 << 3) | 2;
const LABEL_NAME = (1 << 3) | 2;
const LABEL_VALUE = (2 << 3) | 2;
const SAMPLE_VALUE = (1 << 3) | 1;
const SAMPLE_TIMESTAMP = (2 << 3) | 0;

/** A batch as protobuf, not yet compressed. */
export function encode(batch: Batch): Uint8Array {
  const writer = Writer.create();
  for (const { labels, value, timestamp } of batch) {
    writer.uint32(TIMESERIES).fork();
    for (const [labelName, labelValue] of labels) {
      writer.uint32(LABELS).fork().uint32(LABEL_NAME).string(labelName).uint32(LABEL_VALUE).string(labelValue).ldelim();
    }
    writer.uint32(SAMPLES).fork().uint32(SAMPLE_VALUE).double(value).uint32(SAMPLE_TIMESTAMP).int64(timestamp).ldelim();
    writer.ldelim();
  }
  return writer.finish();
}

/** The body of a remote write: protobuf in Snappy's block format (not its framed one). */
export function bodyOf(batch: Batch): Uint8Array {
  return compress(encode(batch));
}
