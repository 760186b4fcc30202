import { notCsv } from "../../../../src/access/tables/not-csv";

test.each([
  ["PK\u0003\u0004", /Excel workbook/],
  ["%PDF-1.7", /a PDF/],
  ['\ufeff\n  [{"email":"a@example.com"}]', /JSON/],
  ['{ "users": [] }', /JSON/],
  ["<!DOCTYPE html>", /an HTML page/],
  ["<table><tr><td>", /an HTML page/],
  ['<?xml version="1.0"?><Workbook>', /XML/],
  ["---\npeople:\n", /YAML/],
  ["- email: a@example.com\n", /YAML/],
  ["{\\rtf1", /rich text/],
  ["BEGIN:VCARD", /contact card/],
  ["  \n", /empty/],
])("%j is told by its name", (text, words) => {
  expect(notCsv(Buffer.from(text))).toMatch(words);
});

test.each([
  ["UTF-16, little end first", Buffer.from("email,name\r\na@example.com,A", "utf16le"), /UTF-16 without/],
  ["the other end first", Buffer.from("email,name", "utf16le").swap16(), /UTF-16 without/],
  ["HTML with a mark", Buffer.from("\ufeff<html>", "utf16le").swap16(), /an HTML page/],
  ["an empty zip", Buffer.from("504b0506", "hex"), /zip/],
  ["an archive without a name of ours", Buffer.from("users.csv\0\0ustar"), /no text/],
  ["an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), /old Excel/],
])("%s", (_name, bytes, words) => {
  expect(notCsv(bytes)).toMatch(words);
});

test.each(["email\na@example.com\n", "[Required] Email\n", "--- Report ---\nemail\n", "email\na\u0000@b\n"])(
  "%j may be one",
  (text) => {
    expect(notCsv(Buffer.from(text))).toBeUndefined();
  },
);
