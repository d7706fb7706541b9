// Prints what JSROOT finds in a ROOT file as one JSON document:
//   { "keys": [{ "path", "class", "title", "cycle" }], "objects": { "path;cycle": OBJECT }, "trees": { "path;cycle": { "title", "entries", "branches": { "name": { "title", "values" } } } },
//     "rntuples": { "path;cycle": { "title", "writer", "entries", "fields": { "name": { "type", "title", "values" } } } } }
// 64-bit integers, and numbers that JSON does not know, are strings. Usage: node read-file.mjs FILE
import './one-line-errors.mjs';
import { openFile } from 'jsroot/io';
import { TSelector, treeProcess } from 'jsroot/tree';
import { readHeaderFooter, rntupleProcess } from 'jsroot/rntuple';

const plain = (key, value) => {
   if (typeof value === 'bigint') return value.toString();
   if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
   if (ArrayBuffer.isView(value)) return Array.from(value);
   return value;
};

async function readTree(tree) {
   const branches = tree.fBranches.arr;
   const columns = branches.map(branch => ({ title: branch.fTitle, values: [] }));
   const selector = new TSelector();
   branches.forEach((branch, i) => selector.addBranch(branch, `column${i}`));
   selector.Process = function() {
      branches.forEach((_, i) => {
         const value = this.tgtobj[`column${i}`];
         columns[i].values.push(ArrayBuffer.isView(value) ? Array.from(value) : Array.isArray(value) ? structuredClone(value) : value);
      });
   };
   selector.Terminate = function(ok) { if (!ok) throw new Error('JSROOT gave up on the tree'); };
   if (tree.fEntries > 0)
      await treeProcess(tree, selector);
   return { title: tree.fTitle, entries: tree.fEntries, branches: Object.fromEntries(branches.map((branch, i) => [branch.fName, columns[i]])) };
}

async function readTuple(tuple) {
   const builder = await readHeaderFooter(tuple);
   if (!builder) return null; // JSROOT 7.11 refuses RNTuples without entries
   const top = builder.fieldDescriptors.filter((field, id) => field.parentFieldId === id);
   const fields = top.map(field => ({ type: field.typeName, title: field.description, values: [] }));
   const selector = new TSelector();
   top.forEach((field, i) => selector.addBranch(field.fieldName, `column${i}`));
   let entries = 0;
   selector.Process = function() {
      entries++;
      top.forEach((_, i) => fields[i].values.push(structuredClone(this.tgtobj[`column${i}`])));
   };
   selector.Terminate = function(ok) { if (!ok) throw new Error('JSROOT gave up on the RNTuple'); };
   await rntupleProcess(tuple, selector);
   return { title: builder.description, writer: builder.writer, entries, fields: Object.fromEntries(top.map((field, i) => [field.fieldName, fields[i]])) };
}

async function walk(directory, prefix, found) {
   for (const key of directory.fKeys) {
      const path = prefix + key.fName, name = `${path};${key.fCycle}`;
      if (key.fName === 'StreamerInfo') continue;
      found.keys.push({ path, class: key.fClassName, title: key.fTitle, cycle: key.fCycle });
      if (key.fClassName.startsWith('TDirectory'))
         await walk(await directory.readObject(key.fName), path + '/', found);
      else if (key.fClassName === 'TTree')
         found.trees[name] = await readTree(await directory.readObject(key.fName, key.fCycle));
      else if (key.fClassName === 'ROOT::RNTuple')
         found.rntuples[name] = await readTuple(await directory.readObject(key.fName, key.fCycle));
      else
         found.objects[name] = await directory.readObject(key.fName, key.fCycle);
   }
}

const file = await openFile(process.argv[2]);
const found = { keys: [], objects: {}, trees: {}, rntuples: {} };
await walk(file, '', found);
process.stdout.write(JSON.stringify(found, plain));
