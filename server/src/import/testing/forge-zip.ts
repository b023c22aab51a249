import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive as no honest program would write it. */
export interface ForgedEntry {
  readonly name: string;
  readonly bytes: Buffer;
  /** What the table says instead of the truth. */
  readonly crc?: number;
  readonly size?: number;
  /** Mode of the file, as Unix has it: 0o120777 is a symbolic link. */
  readonly mode?: number;
  /** Bit 0: encrypted. */
  readonly flags?: number;
  /** 8: deflate, if not said. */
  readonly method?: number;
}

/** Writes an archive whose table says whatever is asked. */
export function forgeZip(entries: readonly ForgedEntry[]): Buffer {
  const parts: Buffer[] = [];
  const table: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, crc = crc32(bytes), size = bytes.length, mode = 0o100644, flags = 0, method = 8 } of entries) {
    const data = method === 8 ? deflateRawSync(bytes) : bytes;
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, nameBytes, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((mode << 16) >>> 0), 6);
    tail.writeUInt32LE(offset, 10);
    table.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0003', 'latin1'), common, tail, nameBytes]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(table);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}
