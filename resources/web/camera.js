"use strict";
/* Where the page looks: offsets in Mercator metres to pixels of the picture, and how thick lines are there. A page may show
   a part of a picture that several pages make up together: width, height, ox and oy are always those of the whole. */

(() => {
  const EARTH_RADIUS = 6378137;
  const MOCK_METRES = 3.3; // metres to one mock px at which the tokens' street widths hold

  wanmi.Camera = class {
    constructor(map, settings) {
      this.map = map;
      this.anchor = settings.anchor;
      this.left = this.top = 0; // where the page's corner lies in the whole picture, px
      this.unit = settings.unit;
      this.isWall = settings.theme.name === "wall";
      this.update();
    }

    /** Read the map's centre, zoom and size. */
    update() {
      const size = this.map.getSize(), centre = this.map.getCenter();
      const point = L.Projection.SphericalMercator.project(centre);
      this.width = size.x;
      this.height = size.y;
      this.k = (256 * 2 ** this.map.getZoom()) / (2 * Math.PI * EARTH_RADIUS);
      this.ox = size.x / 2 - (point.x - this.anchor[0]) * this.k;
      this.oy = size.y / 2 - (this.anchor[1] - point.y) * this.k;
      this.metres = Math.cos((centre.lat * Math.PI) / 180) / this.k; // on the ground, to one px
      this.detail = MOCK_METRES / (this.metres * this.unit); // above 1: closer than the mock
    }

    /** Return a frozen copy, to compare and to transform with. */
    still() {
      const { width, height, k, ox, oy, left, top } = this;
      return { width, height, k, ox, oy, left, top };
    }

    /** Whether *other* looks at the same place from as far. */
    equals(other) {
      return other && ["width", "height", "k", "ox", "oy", "left", "top"].every((name) => this[name] === other[name]);
    }

    /** The factor on the tokens' line widths: px per mock px, growing slowly as one comes nearer. */
    get stroke() {
      return this.unit * Math.min(4, Math.max(0.5, this.detail ** 0.75));
    }

    /** The factor on marks: a desk's small map of the whole city draws them smaller; a wall never, they are read from 8 m. */
    get mark() {
      if (this.isWall) return 1;
      return Math.round(10 * Math.min(1, Math.max(0.6, Math.sqrt(this.detail / 0.5)))) / 10;
    }
  };
})();
