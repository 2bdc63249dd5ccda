import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'

/** A decoded PNG: four bytes a pixel (red, green, blue, alpha), row by row. */
export type Picture = { width: number; height: number; pixels: Uint8Array[] }

/** Reads an 8-bit RGB or RGBA PNG that is not interlaced; throws for any other. */
export function readPng(file: string): Picture {
  const { width, height, channels, rows } = decodePng(readFileSync(file))
  const pixels = rows.flatMap((row) =>
    Array.from({ length: width }, (_, x) => {
      const pixel = row.subarray(x * channels, (x + 1) * channels)
      return channels === 4 ? pixel : Uint8Array.of(...pixel, 255)
    }),
  )
  return { width, height, pixels }
}

/** The rows of an 8-bit RGB or RGBA PNG that is not interlaced, `channels` bytes a pixel; throws for any other. */
export function decodePng(bytes: Buffer): {
  width: number
  height: number
  channels: number
  rows: Uint8Array[]
} {
  const [width, height, depth, colourType, interlaced] = [
    bytes.readUInt32BE(16),
    bytes.readUInt32BE(20),
    bytes[24],
    bytes[25],
    bytes[28],
  ]
  if (depth !== 8 || interlaced !== 0 || (colourType !== 2 && colourType !== 6)) {
    throw new Error('This is not an 8-bit RGB or RGBA PNG')
  }
  const channels = colourType === 6 ? 4 : 3
  return {
    width,
    height,
    channels,
    rows: unfilter(inflateSync(imageData(bytes)), width * channels, height, channels),
  }
}

/** The contents of the IDAT chunks, joined. A chunk is its length, its name, its contents and a checksum. */
function imageData(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)))
    }
  }
  return Buffer.concat(parts)
}

/** Undoes the prediction of each row from the bytes to its left (a), above (b) and above left (c). */
function unfilter(data: Buffer, rowLength: number, height: number, channels: number): Uint8Array[] {
  const rows: Uint8Array[] = []
  for (let y = 0; y < height; y++) {
    const start = y * (rowLength + 1)
    const row = new Uint8Array(data.subarray(start + 1, start + 1 + rowLength))
    const above = rows[y - 1]
    for (let x = 0; x < rowLength; x++) {
      const [a, b, c] = [row[x - channels] ?? 0, above?.[x] ?? 0, above?.[x - channels] ?? 0]
      row[x] = (row[x] ?? 0) + predicted(data[start] ?? 0, a, b, c)
    }
    rows.push(row)
  }
  return rows
}

function predicted(filter: number, a: number, b: number, c: number): number {
  switch (filter) {
    case 1:
      return a
    case 2:
      return b
    case 3:
      return Math.floor((a + b) / 2)
    case 4: {
      const [toLeft, toAbove, toBoth] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
      if (toLeft <= toAbove && toLeft <= toBoth) return a
      return toAbove <= toBoth ? b : c
    }
    default:
      return 0
  }
}
