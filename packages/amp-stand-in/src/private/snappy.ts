/**
 * Snappy's block format, read as its description has it (google/snappy, format_description.txt): not by the library that
 * writes it.
 */
export function uncompressed(block: Uint8Array): Buffer {
  const [length, start] = varint(block, 0);
  const out = Buffer.alloc(length);
  let [from, to] = [start, 0];
  const little = (bytes: number): number => {
    let value = 0;
    for (let index = 0; index < bytes; index += 1) value += at(block, from + index) * 256 ** index;
    from += bytes;
    return value;
  };
  while (from < block.length) {
    const tag = at(block, from);
    from += 1;
    if ((tag & 3) === 0) {
      const short = tag >> 2;
      const size = 1 + (short < 60 ? short : little(short - 59));
      out.set(block.subarray(from, from + size), to);
      from += size;
      to += size;
      continue;
    }
    const size = (tag & 3) === 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
    const offset = (tag & 3) === 1 ? (tag >> 5) * 256 + little(1) : little((tag & 3) === 2 ? 2 : 4);
    if (offset === 0 || offset > to) throw new Error(`a copy from ${offset} before ${to}`);
    for (let index = 0; index < size; index += 1, to += 1) out[to] = at(out, to - offset);
  }
  if (to !== length) throw new Error(`${to} bytes, announced were ${length}`);
  return out;
}

function varint(bytes: Uint8Array, start: number): [value: number, next: number] {
  let value = 0;
  for (let index = 0; ; index += 1) {
    const byte = at(bytes, start + index);
    value += (byte & 127) * 128 ** index;
    if (byte < 128) return [value, start + index + 1];
  }
}

function at(bytes: Uint8Array, index: number): number {
  const byte = bytes[index];
  if (byte === undefined) throw new Error(`it ends at ${bytes.length}, wanted was ${index}`);
  return byte;
}
