import { parse } from 'protobufjs';
import { uncompressed } from './private/snappy.js';

/** A series, as the receiver reads it. */
export interface ReceivedSeries {
  readonly labels: readonly { readonly name: string; readonly value: string }[];
  readonly samples: readonly { readonly value: number; readonly timestamp: number }[];
}

// The messages of remote-write 1.0, as its specification has them.
const { root } = parse(`
  syntax = "proto3";
  message WriteRequest { repeated TimeSeries timeseries = 1; }
  message TimeSeries { repeated Label labels = 1; repeated Sample samples = 2; }
  message Label { string name = 1; string value = 2; }
  message Sample { double value = 1; int64 timestamp = 2; }
`);
const WriteRequest = root.lookupType('WriteRequest');

/** What the body of a remote write says. */
export function received(body: Uint8Array): readonly ReceivedSeries[] {
  const message = WriteRequest.decode(uncompressed(body));
  const plain = WriteRequest.toObject(message, { longs: Number, defaults: true, arrays: true });
  return plain['timeseries'] as ReceivedSeries[];
}
