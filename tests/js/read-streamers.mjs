// Prints the streamer infos of a ROOT file as JSROOT finds them: { "CLASS": { "version", "checksum", "elements": [ELEMENT] } }. Usage: node read-streamers.mjs FILE
import './one-line-errors.mjs';
import { openFile } from 'jsroot/io';

const file = await openFile(process.argv[2]);
const infos = {};
for (const info of file.fStreamerInfos.arr) {
   if (info._typename !== 'TStreamerInfo') continue; // ROOT adds a list of rules
   infos[info.fName] = {
      version: info.fClassVersion, checksum: info.fCheckSum,
      elements: info.fElements.arr.map(e => ({
         class: e._typename, name: e.fName, type: e.fType, typeName: e.fTypeName, size: e.fSize, arrayLength: e.fArrayLength, arrayDim: e.fArrayDim,
         maxIndex: Array.from(e.fMaxIndex ?? []), baseVersion: e.fBaseVersion ?? null, countName: e.fCountName ?? null, countClass: e.fCountClass ?? null,
         countVersion: e.fCountVersion ?? null, stl: e.fSTLtype ?? null, content: e.fCtype ?? null
      }))
   };
}
process.stdout.write(JSON.stringify(infos));
