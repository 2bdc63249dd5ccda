import { crc32, deflateSync } from 'node:zlib'
import { decodePng } from './png.ts'

const noteName = 'Card'

/** What `withPalette` wrote beside a picture; null where there is nothing. */
export function noteIn(png: Buffer): string | null {
  const start = png.indexOf(`tEXt${noteName}\0`, 0, 'latin1')
  if (start < 0) return null
  const length = png.readUInt32BE(start - 4)
  return png.toString('latin1', start + 4 + noteName.length + 1, start + 4 + length)
}

/** As many colours as the pictures of cards need: flat surfaces, and text whose edges fade into them. */
const mostColours = 32

/**
 * The same picture in a third of the bytes: the colours that most of it has make a palette, and every other pixel takes
 * the nearest of them. Takes an RGB or RGBA PNG that is opaque throughout, and what the picture is to carry beside it (ASCII).
 */
export function withPalette(png: Buffer, note: string): Buffer {
  const { width, height, channels, rows } = decodePng(png)
  const counts = new Map<number, number>()
  const colours = rows.map((row) => {
    const line = new Uint32Array(width)
    for (let x = 0; x < width; x++) {
      const at = x * channels
      const colour = ((row[at] ?? 0) << 16) | ((row[at + 1] ?? 0) << 8) | (row[at + 2] ?? 0)
      line[x] = colour
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
    return line
  })
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostColours)
    .map(([colour]) => colour)
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]))
  // Each row begins with its filter: 0, none, which suits a palette best.
  const lines = colours.map((line) =>
    Buffer.from([0, ...Array.from(line, (colour) => places.get(colour) ?? 0)]),
  )
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`${noteName}\0${note}`, 'latin1')),
    chunk('PLTE', Buffer.from(palette.flatMap(channelsOf))),
    chunk('IDAT', deflateSync(Buffer.concat(lines), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function channelsOf(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}

/** The place of the palette's colour that is least far from this one. */
function nearest(palette: readonly number[], colour: number): number {
  const [red, green, blue] = channelsOf(colour)
  let best = 0
  let least = Infinity
  palette.forEach((candidate, place) => {
    const [r, g, b] = channelsOf(candidate)
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2
    if (distance < least) [best, least] = [place, distance]
  })
  return best
}

/** A chunk of a PNG: length, name, contents, and the checksum of the last two. */
function chunk(name: string, contents: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), contents])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(contents.length)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}
