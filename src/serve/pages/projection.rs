//! Equal Earth (Šavrič, Patterson and Jenny 2018): countries have their true share of the page.

/// Scale and middle of the drawn world, as `tools/web/world.mjs` prints them.
const SCALE: f64 = 184.731_567_673_398_16;
const MIDDLE: (f64, f64) = (500.0, 243.5);

/// Where a place lies on the drawn world, from longitude and latitude in degrees.
pub fn project((longitude, latitude): (f64, f64)) -> (f64, f64) {
    const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
    let m = 3_f64.sqrt() / 2.0;
    let l = (m * latitude.to_radians().sin()).asin();
    let (l2, l6) = (l * l, l.powi(6));
    let x = longitude.to_radians() * l.cos() / (m * (A[0] + 3.0 * A[1] * l2 + l6 * (7.0 * A[2] + 9.0 * A[3] * l2)));
    let y = l * (A[0] + A[1] * l2 + l6 * (A[2] + A[3] * l2));
    (MIDDLE.0 + SCALE * x, MIDDLE.1 - SCALE * y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lie_where_the_outlines_have_them() {
        // Damascus, as d3-geo projects it by the same numbers.
        let (x, y) = project((36.29, 33.51));
        assert!((x - 592.7039).abs() < 0.01 && (y - 121.9279).abs() < 0.01, "{x} {y}");
        assert_eq!(project((0.0, 0.0)), MIDDLE);
    }
}
