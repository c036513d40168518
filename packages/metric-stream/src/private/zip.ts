import { crc32 } from 'node:zlib';

/** A file of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
}

const [VERSION, MADE_BY_UNIX, READABLE_BY_ALL] = [20, 3 << 8, 0o100644];
// 1 January 1980, midnight: the first moment that the format knows.
const [TIME, DATE] = [0, (1 << 5) | 1];

/**
 * A zip archive. Files are stored, not compressed: what a compressor writes differs between versions of Node, and the
 * same input must give the same bytes.
 */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, content } of entries) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(VERSION, 0);
    common.writeUInt16LE(TIME, 6);
    common.writeUInt16LE(DATE, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const head = [Buffer.from('PK\x03\x04'), common, Buffer.from(name)];

    const rest = Buffer.alloc(14);
    // Without this Lambda cannot read what it unpacked.
    rest.writeUInt32LE(READABLE_BY_ALL * 2 ** 16, 6);
    rest.writeUInt32LE(offset, 10);
    const madeBy = Buffer.alloc(2);
    madeBy.writeUInt16LE(MADE_BY_UNIX | VERSION);
    central.push(Buffer.from('PK\x01\x02'), madeBy, common, rest, Buffer.from(name));

    local.push(...head, content);
    offset += head.reduce((sum, part) => sum + part.length, 0) + content.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
