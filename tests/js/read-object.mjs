// Prints one object of a ROOT file with all its members, as JSROOT reads them; a pointer to another branch becomes its name. Usage: node read-object.mjs FILE NAME
import './one-line-errors.mjs';
import { openFile } from 'jsroot/io';

const plain = (key, value) => {
   if (typeof value === 'bigint') return value.toString();
   if (ArrayBuffer.isView(value)) return Array.from(value);
   if (key.startsWith('fBranchCount')) return value?.fName ?? null;
   return key.startsWith('$') ? undefined : value;
};
const file = await openFile(process.argv[2]);
process.stdout.write(JSON.stringify(await file.readObject(process.argv[3]), plain));
