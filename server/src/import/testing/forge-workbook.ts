import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';

const SHEET = 'xl/worksheets/sheet1.xml';

/** A workbook whose only sheet has this XML between `<sheetData>` and its end, as no honest program would write it. */
export async function forgeWorkbook(sheetData: string, { prologue = '', epilogue = '', parts = {} as Record<string, Uint8Array>, name = 'Actions' } = {}): Promise<Buffer> {
  const honest = unzipSync(await writeXlsx({ sheets: [{ name, rows: [['a']] }] }));
  const xml = strFromU8(honest[SHEET] ?? new Uint8Array());
  const head = xml.slice(0, xml.indexOf('<sheetData>')).replace(/^<\?xml[^>]*\?>/u, (declaration) => `${declaration}${prologue}`);
  const forged = strToU8(`${head}<sheetData>${sheetData}</sheetData>${epilogue}</worksheet>`);
  return Buffer.from(zipSync({ ...honest, [SHEET]: forged, ...parts }));
}

/** The same archive whose table says that its largest parts weigh next to nothing. */
export function understate(archive: Buffer): Buffer {
  const lying = Buffer.from(archive);
  for (const [signature, at] of [['PK\u0001\u0002', 24], ['PK\u0003\u0004', 22]] as const) {
    for (let found = lying.indexOf(signature, 0, 'latin1'); found !== -1; found = lying.indexOf(signature, found + 4, 'latin1')) {
      if (lying.readUInt32LE(found + at) > 1_000_000) lying.writeUInt32LE(100, found + at);
    }
  }
  return lying;
}
