//! The numerical kernels: dense layers over the model's matrices, in the widest instructions that
//! the processor has.
//!
//! Every layer is written once, over [`Simd`], and compiled for AVX-512, for AVX2 with FMA and for
//! the target's baseline; [`Kernel::detect`] picks one when the engine is made. Sums run in the
//! same order everywhere, so all processors with fused multiply-add compute the same bits; without
//! it the last bits differ, which changes no decision (`tests/kernels` of the engine show it).
//!
//! `unsafe` lives in this module alone: in the calls of instructions that [`Kernel::detect`] has
//! found to exist, and in one unchecked read in [`dense`].

mod dense;
mod portable;
mod scorer;
mod window;
#[cfg(target_arch = "x86_64")]
mod x86;

pub(super) use dense::{Affine, Maxout, PANEL, WIDTH};
pub(super) use scorer::{PRODUCTS, Scorer};
pub(super) use window::{PARTS, WORD};

/// Vectors of [`Simd::LANES`] floats, and what the layers do with them.
///
/// A value of an implementing type is the proof that the processor has the instructions.
pub(super) trait Simd: Copy {
    /// A vector of [`Simd::LANES`] floats.
    type Vector: Copy;
    /// Floats in a vector: 4, 8 or 16.
    const LANES: usize;
    /// Vector registers of the processor: how much of a product can stay in them.
    const REGISTERS: usize;

    fn splat(self, value: f32) -> Self::Vector;
    /// The first [`Simd::LANES`] values of `from`.
    fn load(self, from: &[f32]) -> Self::Vector;
    /// Writes the first [`Simd::LANES`] values of `to`.
    fn store(self, vector: Self::Vector, to: &mut [f32]);
    fn add(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn sub(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn mul(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn max(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    /// `a * b + c`, rounded once where the processor can.
    fn mul_add(self, a: Self::Vector, b: Self::Vector, c: Self::Vector) -> Self::Vector;
}

/// A piece of work that is compiled once for each instruction set.
pub(super) trait Task {
    /// `#[inline(always)]` in every implementation: only then is it compiled for the instructions.
    fn run<S: Simd>(self, simd: S);
}

/// The instruction set in use.
#[derive(Clone, Copy)]
pub(super) enum Kernel {
    #[cfg(target_arch = "x86_64")]
    Avx512(x86::Avx512),
    #[cfg(target_arch = "x86_64")]
    Avx2(x86::Avx2),
    Portable(portable::Portable),
}

impl Kernel {
    /// All the kernels that this processor can run, the fastest first.
    pub(super) fn available() -> Vec<Self> {
        let mut kernels = Vec::new();
        #[cfg(target_arch = "x86_64")]
        {
            kernels.extend(x86::Avx512::detect().map(Self::Avx512));
            kernels.extend(x86::Avx2::detect().map(Self::Avx2));
        }
        kernels.push(Self::Portable(portable::Portable));
        kernels
    }

    /// The fastest kernel that this processor can run.
    pub(super) fn detect() -> Self {
        Self::available().first().copied().unwrap_or(Self::Portable(portable::Portable))
    }

    /// What the instruction set is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512(_) => "AVX-512",
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(_) => "AVX2",
            Self::Portable(_) => "portable",
        }
    }

    /// Run `task` in these instructions.
    pub(super) fn run(self, task: impl Task) {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512(simd) => simd.run(task),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(simd) => simd.run(task),
            Self::Portable(simd) => task.run(simd),
        }
    }
}
