"use strict";
/* One frame's marks: where they really stand, what a click meets, what labels must keep off, which labels are wanted. */

(() => {
  const inside = (box, x, y) => x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h;

  const ROOM = 1000; // marks of one layer; what is more is drawn as dots

  /**
   * Share the rows in view between marks and dots. *groups* are rows, the most pressing group last; from there on groups
   * get marks while they fit in whole, so that one kind never looks two ways. Return {marks: rows by group, dots: rows}.
   */
  wanmi.share = (groups, xs, ys, camera) => {
    const { k, ox, oy, unit } = camera, margin = 24 * unit, marks = groups.map(() => []), dots = [];
    const right = camera.width + margin, bottom = camera.height + margin;
    let room = ROOM;
    for (let g = groups.length - 1; g >= 0; g -= 1) {
      const inView = groups[g].filter((row) => {
        const x = xs[row] * k + ox, y = ys[row] * k + oy;
        return x > -margin && y > -margin && x < right && y < bottom;
      });
      room -= inView.length;
      if (room >= 0) marks[g] = inView;
      else for (const row of inView) dots.push(row);
    }
    return { marks, dots: dots.reverse() };
  };

  wanmi.Board = class {
    constructor(ctx, camera, stage) {
      this.ctx = ctx;
      this.camera = camera;
      this.unit = camera.unit;
      this.seams = stage.settings.seams;
      this.sprites = stage.sprites;
      this.theme = stage.theme;
      this.reserved = stage.reserved;
      this.obstacles = [];
      this.hits = [];
      this.labels = [];
    }

    /** Whether a mark of half size *r* at (x, y) can be seen at all. */
    sees(x, y, r) {
      return x > -r && y > -r && x < this.camera.width + r && y < this.camera.height + r;
    }

    /**
     * Draw a mark on its own side of the seams, with a tail to its true place; return where it stands, [x, y]. One that
     * *matters* also steps out from under the boxes of text.
     */
    mark(sprite, x, y, r, matters = false) {
      const X = this.offSeam(x, this.seams.vertical, r);
      const Y = this.offSeam(matters ? this.offBox(X, y, r) : y, this.seams.horizontal, r);
      if (X !== x || Y !== y) this.tail(X, Y, x, y);
      this.ctx.drawImage(sprite.image, Math.round(X - sprite.half), Math.round(Y - sprite.half), 2 * sprite.half, 2 * sprite.half);
      return [X, Y];
    }

    offSeam(value, seams, r) {
      const margin = r + 6 * this.unit;
      for (const seam of seams) if (Math.abs(value - seam) < margin) return value < seam ? seam - margin : seam + margin;
      return value;
    }

    /** Return *y*, or the nearest height towards the middle of the page at which no box covers the mark. */
    offBox(x, y, r) {
      const box = this.reserved.find((one) => x > one.x - r && x < one.x + one.w + r && y > one.y - r && y < one.y + one.h + r);
      if (!box || y < 0 || y > this.camera.height) return y;
      const margin = r + 6 * this.unit;
      return box.y + box.h / 2 > this.camera.height / 2 ? box.y - margin : box.y + box.h + margin;
    }

    tail(X, Y, x, y) {
      const ctx = this.ctx;
      for (const [colour, width] of [[this.theme.casing, 4], [this.theme.text1, 1.5]]) {
        ctx.strokeStyle = colour;
        ctx.lineWidth = width * this.unit;
        ctx.beginPath();
        ctx.moveTo(X, Y);
        ctx.lineTo(x, y);
        ctx.stroke();
      }
    }

    /** Labels keep off a square of half side *r*; a *faint* one binds only the names of streets and districts. */
    obstacle(x, y, r, faint = false) {
      this.obstacles.push({ x: x - r, y: y - r, w: 2 * r, h: 2 * r, faint });
    }

    /** A click within *r* of (x, y) means row *index* of *layer*. */
    hit(layer, version, index, x, y, r) {
      this.hits.push({ layer, version, index, x, y, r });
    }

    /** Ask for a label {key, text, style, rank, x, y, distance} beside a mark, or {…, spots} for a name. */
    label(wish) {
      this.labels.push(wish);
    }

    /** Return the hit a click at (x, y) means: the nearest, of equals the one drawn last; none under a box of text. */
    pick(x, y) {
      if (this.reserved.some((box) => inside(box, x, y))) return null;
      let found = null, best = Infinity;
      for (const hit of this.hits) {
        const distance = Math.hypot(hit.x - x, hit.y - y);
        if (distance <= hit.r && distance <= best) [found, best] = [hit, distance];
      }
      return found;
    }
  };
})();
