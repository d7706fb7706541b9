// What JSROOT makes of ROOT JSON on standard input: of a histogram contents, errors and axis, of a graph its points, of a function its values. Usage: node parse-json.mjs < object.json
import './one-line-errors.mjs';
import { readFileSync } from 'node:fs';
import { parse } from 'jsroot/core';
import { proivdeEvalPar } from './node_modules/jsroot/modules/base/func.mjs';

const object = parse(readFileSync(0, 'utf8'));
const answer = { class: object._typename, name: object.fName, title: object.fTitle };
if (object._typename.startsWith('TH1') || object._typename === 'TProfile') {
   answer.contents = [];
   answer.errors = [];
   for (let bin = 0; bin < object.fNcells; ++bin) {
      answer.contents.push(object.getBinContent(bin));
      answer.errors.push(object.getBinError(bin));
   }
   answer.centers = Array.from({ length: object.fXaxis.fNbins }, (_, i) => object.fXaxis.GetBinCenter(i + 1));
   answer.functions = object.fFunctions.arr.map(f => f._typename);
} else if (object._typename.startsWith('TGraph')) {
   answer.x = object.fX;
   answer.y = object.fY;
   answer.functions = object.fFunctions.arr.map(f => f._typename);
} else if (object._typename === 'TF1') {
   proivdeEvalPar(object);
   answer.values = [];
   for (let i = 0; i <= 10; ++i) answer.values.push(object.evalPar(object.fXmin + (object.fXmax - object.fXmin) * i / 10));
} else if (object.arr) {
   answer.items = object.arr.map(item => item.first ? `${item._typename} ${item.first.fString}` : item.fName ?? item.fString ?? null);
   answer.same = object.arr.map(item => object.arr.indexOf(item));
}
process.stdout.write(JSON.stringify(answer));
