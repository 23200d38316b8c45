//! The gazetteer: opening it, finding a name, missing one, and what a place lies in.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use sayso::entities::gazetteer::{Gazetteer, key};

fn look_ups(criterion: &mut Criterion) {
    let gazetteer = Gazetteer::embedded();
    let mut group = criterion.benchmark_group("gazetteer");
    group.bench_function("open", |bencher| bencher.iter(|| black_box(Gazetteer::embedded()).len()));
    let mut look_up = |name: &str, text: &'static str| {
        group.bench_function(name, |bencher| bencher.iter(|| gazetteer.look_up(black_box(text)).count()));
    };
    look_up("one sense", "Deir ez-Zor");
    look_up("many senses", "Springfield");
    look_up("accents", "Ḩamāh");
    look_up("miss", "Harbour Workers");
    group.bench_function("key", |bencher| bencher.iter(|| key(black_box("Khan Sheikhoun"))));
    if let Some(sense) = gazetteer.look_up("Raqqa").next() {
        group.bench_function("country", |bencher| bencher.iter(|| gazetteer.country_code(black_box(sense.place))));
        group.bench_function("name", |bencher| bencher.iter(|| gazetteer.name(black_box(sense.place))));
    }
    group.finish();
}

criterion_group!(benches, look_ups);
criterion_main!(benches);
