"use strict";
/* The site's own base map: tiles through the program's address, each put where it truly lies, drawn over the plain ground. */

(() => {
  const HALF_WORLD = Math.PI * 6378137, TILE = 256, MOST = 350, KEPT = 500, DOUBLED = 7, UP = 4;
  const DARK = "invert(1) hue-rotate(180deg) saturate(0.35) brightness(0.62)";
  // KEPT holds what is in view (MOST) with all that lies above it: what is drawn never pushes itself out
  const tiles = new Map(); // address → {image, failures, isMissing}, the longest unused first
  let wanted = new Set(); // the addresses of what is in view
  let base = null, shifts = null, stage = null, pending = 0;

  /** Return the shift [east, south] at the city's offset (x, y): between the four posts around it. */
  function shiftAt(x, y) {
    const { box: [west, north, east, south], posts } = shifts.meta, last = posts - 1;
    const u = Math.min(last, Math.max(0, ((x - west) / (east - west)) * last)), v = Math.min(last, Math.max(0, ((y - north) / (south - north)) * last));
    const i = Math.min(last - 1, Math.floor(u)), j = Math.min(last - 1, Math.floor(v)), a = u - i, b = v - j;
    const at = (values) => {
      const [p, q, r, s] = [0, 1, posts, posts + 1].map((step) => values[j * posts + i + step]);
      return (p * (1 - a) + q * a) * (1 - b) + (r * (1 - a) + s * a) * b;
    };
    return [at(shifts.east), at(shifts.south)];
  }

  /** Return the corner of tile (column, row) of *zoom* as the city's offset, where it truly lies. */
  wanmi.tileCorner = (zoom, column, row) => {
    const side = (2 * HALF_WORLD) / 2 ** zoom, [ax, ay] = shifts.meta.mercator;
    const x = column * side - HALF_WORLD - ax, y = ay - (HALF_WORLD - row * side);
    const near = shiftAt(x, y), [east, south] = shiftAt(x - near[0], y - near[1]);
    return [x - east, y - south];
  };

  const addressOf = (zoom, column, row) => `${zoom}/${column}/${row}`;

  /** Return the picture of a tile, or nothing while it is fetched or where there is none. */
  function pictureOf(zoom, column, row, isWanted) {
    const key = addressOf(zoom, column, row), known = tiles.get(key);
    if (isWanted) wanted.add(key);
    if (known) {
      tiles.delete(key);
      tiles.set(key, known);
      return known.image;
    }
    if (isWanted) fetchTile(key, 0);
    return null;
  }

  function fetchTile(key, failures) {
    const tile = { image: null, failures, isMissing: failures > 0 }, image = new Image();
    tiles.set(key, tile);
    if (tiles.size > KEPT) tiles.delete(tiles.keys().next().value);
    pending += 1;
    const done = () => {
      pending -= 1;
      stage.ask({ city: true });
    };
    image.onload = () => {
      tile.image = image;
      done();
    };
    image.onerror = () => {
      pending -= 1;
      if (!tile.isMissing) stage.ask({ city: true }); // what lies further from the ground is wanted now
      tile.isMissing = true;
      setTimeout(() => fetchAgain(key, tile), base.retryMs * 2 ** Math.min(failures, DOUBLED));
    };
    image.crossOrigin = "anonymous";
    image.src = `wall://tiles/${key}`;
  }

  /** Ask once more for what failed, though nobody moves the map; what is out of view waits until it is wanted again. */
  function fetchAgain(key, tile) {
    if (tiles.get(key) !== tile) return;
    tiles.delete(key);
    if (wanted.has(key)) fetchTile(key, tile.failures + 1);
  }

  /** Draw a tile, or the part of a nearer-to-the-sky one that covers it; return whether anything was there. */
  function drawTile(ctx, camera, zoom, column, row) {
    const [x0, y0] = wanmi.tileCorner(zoom, column, row), [x1, y1] = wanmi.tileCorner(zoom, column + 1, row + 1);
    const left = x0 * camera.k + camera.ox, top = y0 * camera.k + camera.oy, width = (x1 - x0) * camera.k, height = (y1 - y0) * camera.k;
    let isWanted = true; // only where the nearer one is missing
    for (let up = 0; up <= UP && zoom - up >= base.minZoom; up += 1) {
      const place = [zoom - up, column >> up, row >> up], image = pictureOf(...place, isWanted);
      if (!image) {
        isWanted = isWanted && Boolean(tiles.get(addressOf(...place))?.isMissing);
        continue;
      }
      const part = TILE / 2 ** up, sx = (column & (2 ** up - 1)) * part, sy = (row & (2 ** up - 1)) * part;
      ctx.drawImage(image, sx, sy, part, part, left, top, width + 0.5, height + 0.5);
      return true;
    }
    return false;
  }

  function draw(ctx, camera, drawn) {
    drawn.hasBase = false;
    wanted = new Set();
    if (!base) return;
    const zoom = Math.round(drawn.map.getZoom() - Math.log2(camera.unit)), z = Math.min(base.maxZoom, Math.max(base.minZoom, zoom));
    const side = (2 * HALF_WORLD) / 2 ** z, [ax, ay] = shifts.meta.mercator;
    const at = (px, py) => {
      const x = (px - camera.ox) / camera.k, y = (py - camera.oy) / camera.k, [east, south] = shiftAt(x, y);
      return [Math.floor((x + east + ax + HALF_WORLD) / side), Math.floor((HALF_WORLD - ay + y + south) / side)];
    };
    const [west, north] = at(0, 0), [east, south] = at(camera.width, camera.height), most = 2 ** z - 1;
    if ((east - west + 1) * (south - north + 1) > MOST) return; // its zooms begin nearer: the city itself is drawn
    ctx.save();
    if (camera.isWall) ctx.filter = DARK;
    for (let row = Math.max(0, north); row <= Math.min(most, south); row += 1) {
      for (let column = Math.max(0, west); column <= Math.min(most, east); column += 1) {
        if (drawTile(ctx, camera, z, column, row)) drawn.hasBase = true;
      }
    }
    ctx.restore();
  }

  wanmi.layer({
    name: "underlay",
    stales: { city: true },
    setUp(its) {
      stage = its;
      stage.tilesPending = () => pending;
    },
    take(data) {
      base = data.meta.base;
      shifts = data;
    },
    passes: [{ on: "ground", order: 20, draw }],
  });
})();
