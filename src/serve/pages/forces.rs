//! Where to draw the nodes of a network: Fruchterman and Reingold's forces from a circle, the same on every run.

/// The drawing's width and height, and the margin for names.
const SIZE: (f64, f64) = (1_000.0, 640.0);
const MARGIN: f64 = 60.0;

/// How strongly the middle pulls.
const GRAVITY: f64 = 0.9;

/// Steps of cooling.
const STEPS: usize = 300;

/// Places for so many nodes; ties by the numbers of both ends with their weight.
pub fn laid_out(count: usize, ties: &[(usize, usize, usize)]) -> Vec<(f64, f64)> {
    let (width, height) = (SIZE.0 - 2.0 * MARGIN, SIZE.1 - 2.0 * MARGIN);
    let middle = (SIZE.0 / 2.0, SIZE.1 / 2.0);
    // The golden angle spreads nodes evenly, the first in the middle.
    let mut places: Vec<(f64, f64)> = (0..count)
        .map(|at| {
            let (angle, share) = (at as f64 * 2.399_963, ((at as f64 + 0.5) / count as f64).sqrt());
            (middle.0 + angle.cos() * share * width / 2.0, middle.1 + angle.sin() * share * height / 2.0)
        })
        .collect();
    let ideal = 0.75 * (width * height / count.max(1) as f64).sqrt();
    for step in 0..STEPS {
        let mut forces = vec![(0.0, 0.0); count];
        for one in 0..count {
            for other in 0..one {
                let (x, y, distance) = apart(places[one], places[other]);
                let push = ideal * ideal / distance;
                pull(&mut forces, one, other, (x / distance * push, y / distance * push));
            }
        }
        for &(one, other, weight) in ties {
            let (x, y, distance) = apart(places[one], places[other]);
            let force = -distance * distance / ideal * (0.2 + 0.1 * (weight as f64).ln_1p());
            pull(&mut forces, one, other, (x / distance * force, y / distance * force));
        }
        // Whoever hangs together with nobody would drift to the edge.
        for (place, force) in places.iter().zip(&mut forces) {
            force.0 += (middle.0 - place.0) * GRAVITY;
            force.1 += (middle.1 - place.1) * GRAVITY * SIZE.0 / SIZE.1;
        }
        let heat = width / 10.0 * (1.0 - step as f64 / STEPS as f64);
        for (place, force) in places.iter_mut().zip(forces) {
            let length = force.0.hypot(force.1).max(0.01);
            let step = length.min(heat) / length;
            place.0 = (place.0 + force.0 * step).clamp(MARGIN, SIZE.0 - MARGIN);
            place.1 = (place.1 + force.1 * step).clamp(MARGIN, SIZE.1 - MARGIN);
        }
    }
    places
}

fn apart(one: (f64, f64), other: (f64, f64)) -> (f64, f64, f64) {
    let (x, y) = (one.0 - other.0, one.1 - other.1);
    (x, y, x.hypot(y).max(0.5))
}

fn pull(forces: &mut [(f64, f64)], one: usize, other: usize, force: (f64, f64)) {
    forces[one] = (forces[one].0 + force.0, forces[one].1 + force.1);
    forces[other] = (forces[other].0 - force.0, forces[other].1 - force.1);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_stay_inside_and_apart() {
        let places = laid_out(12, &[(0, 1, 5), (1, 2, 1), (3, 3, 1)]);
        for (at, place) in places.iter().enumerate() {
            assert!((MARGIN..=SIZE.0 - MARGIN).contains(&place.0) && (MARGIN..=SIZE.1 - MARGIN).contains(&place.1));
            assert!(places[..at].iter().all(|other| apart(*place, *other).2 > 10.0), "{at}");
        }
        assert!(laid_out(0, &[]).is_empty());
    }
}
