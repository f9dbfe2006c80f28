using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>Brings the floats of 16 images into the lanes of vectors and back, in squares of 16 × 16 that are transposed in registers.</summary>
internal static unsafe class ImageLanes512
{
    /// <summary>Takes a run of floats of every image, from the given one on; lane i of a vector is image i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(float** images, nint from, int count, float* target)
    {
        for (; count < 16 && count > 0; count--, from++, target += 16)
        {
            for (int i = 0; i < 16; i++)
            {
                target[i] = images[i][from];
            }
        }

        // The last square is shifted back to end with the run.
        for (; count > 0; count -= 16, from += 16, target += 256)
        {
            int back = count < 16 ? 16 - count : 0;
            from -= back;
            target -= back * 16;
            count += back;
            Vector512<float> r0 = Vector512.Load(images[0] + from);
            Vector512<float> r1 = Vector512.Load(images[1] + from);
            Vector512<float> r2 = Vector512.Load(images[2] + from);
            Vector512<float> r3 = Vector512.Load(images[3] + from);
            Vector512<float> r4 = Vector512.Load(images[4] + from);
            Vector512<float> r5 = Vector512.Load(images[5] + from);
            Vector512<float> r6 = Vector512.Load(images[6] + from);
            Vector512<float> r7 = Vector512.Load(images[7] + from);
            Vector512<float> r8 = Vector512.Load(images[8] + from);
            Vector512<float> r9 = Vector512.Load(images[9] + from);
            Vector512<float> r10 = Vector512.Load(images[10] + from);
            Vector512<float> r11 = Vector512.Load(images[11] + from);
            Vector512<float> r12 = Vector512.Load(images[12] + from);
            Vector512<float> r13 = Vector512.Load(images[13] + from);
            Vector512<float> r14 = Vector512.Load(images[14] + from);
            Vector512<float> r15 = Vector512.Load(images[15] + from);
            Vector512<float> s0 = Avx512F.UnpackLow(r0, r1);
            Vector512<float> s1 = Avx512F.UnpackHigh(r0, r1);
            Vector512<float> s2 = Avx512F.UnpackLow(r2, r3);
            Vector512<float> s3 = Avx512F.UnpackHigh(r2, r3);
            Vector512<float> s4 = Avx512F.UnpackLow(r4, r5);
            Vector512<float> s5 = Avx512F.UnpackHigh(r4, r5);
            Vector512<float> s6 = Avx512F.UnpackLow(r6, r7);
            Vector512<float> s7 = Avx512F.UnpackHigh(r6, r7);
            Vector512<float> s8 = Avx512F.UnpackLow(r8, r9);
            Vector512<float> s9 = Avx512F.UnpackHigh(r8, r9);
            Vector512<float> s10 = Avx512F.UnpackLow(r10, r11);
            Vector512<float> s11 = Avx512F.UnpackHigh(r10, r11);
            Vector512<float> s12 = Avx512F.UnpackLow(r12, r13);
            Vector512<float> s13 = Avx512F.UnpackHigh(r12, r13);
            Vector512<float> s14 = Avx512F.UnpackLow(r14, r15);
            Vector512<float> s15 = Avx512F.UnpackHigh(r14, r15);
            r0 = Avx512F.UnpackLow(s0.AsDouble(), s2.AsDouble()).AsSingle();
            r1 = Avx512F.UnpackHigh(s0.AsDouble(), s2.AsDouble()).AsSingle();
            r2 = Avx512F.UnpackLow(s1.AsDouble(), s3.AsDouble()).AsSingle();
            r3 = Avx512F.UnpackHigh(s1.AsDouble(), s3.AsDouble()).AsSingle();
            r4 = Avx512F.UnpackLow(s4.AsDouble(), s6.AsDouble()).AsSingle();
            r5 = Avx512F.UnpackHigh(s4.AsDouble(), s6.AsDouble()).AsSingle();
            r6 = Avx512F.UnpackLow(s5.AsDouble(), s7.AsDouble()).AsSingle();
            r7 = Avx512F.UnpackHigh(s5.AsDouble(), s7.AsDouble()).AsSingle();
            r8 = Avx512F.UnpackLow(s8.AsDouble(), s10.AsDouble()).AsSingle();
            r9 = Avx512F.UnpackHigh(s8.AsDouble(), s10.AsDouble()).AsSingle();
            r10 = Avx512F.UnpackLow(s9.AsDouble(), s11.AsDouble()).AsSingle();
            r11 = Avx512F.UnpackHigh(s9.AsDouble(), s11.AsDouble()).AsSingle();
            r12 = Avx512F.UnpackLow(s12.AsDouble(), s14.AsDouble()).AsSingle();
            r13 = Avx512F.UnpackHigh(s12.AsDouble(), s14.AsDouble()).AsSingle();
            r14 = Avx512F.UnpackLow(s13.AsDouble(), s15.AsDouble()).AsSingle();
            r15 = Avx512F.UnpackHigh(s13.AsDouble(), s15.AsDouble()).AsSingle();
            s0 = Avx512F.Shuffle4x128(r0, r4, 0x88);
            s4 = Avx512F.Shuffle4x128(r0, r4, 0xdd);
            s8 = Avx512F.Shuffle4x128(r8, r12, 0x88);
            s12 = Avx512F.Shuffle4x128(r8, r12, 0xdd);
            s1 = Avx512F.Shuffle4x128(r1, r5, 0x88);
            s5 = Avx512F.Shuffle4x128(r1, r5, 0xdd);
            s9 = Avx512F.Shuffle4x128(r9, r13, 0x88);
            s13 = Avx512F.Shuffle4x128(r9, r13, 0xdd);
            s2 = Avx512F.Shuffle4x128(r2, r6, 0x88);
            s6 = Avx512F.Shuffle4x128(r2, r6, 0xdd);
            s10 = Avx512F.Shuffle4x128(r10, r14, 0x88);
            s14 = Avx512F.Shuffle4x128(r10, r14, 0xdd);
            s3 = Avx512F.Shuffle4x128(r3, r7, 0x88);
            s7 = Avx512F.Shuffle4x128(r3, r7, 0xdd);
            s11 = Avx512F.Shuffle4x128(r11, r15, 0x88);
            s15 = Avx512F.Shuffle4x128(r11, r15, 0xdd);
            Avx512F.Shuffle4x128(s0, s8, 0x88).Store(target);
            Avx512F.Shuffle4x128(s0, s8, 0xdd).Store(target + 128);
            Avx512F.Shuffle4x128(s4, s12, 0x88).Store(target + 64);
            Avx512F.Shuffle4x128(s4, s12, 0xdd).Store(target + 192);
            Avx512F.Shuffle4x128(s1, s9, 0x88).Store(target + 16);
            Avx512F.Shuffle4x128(s1, s9, 0xdd).Store(target + 144);
            Avx512F.Shuffle4x128(s5, s13, 0x88).Store(target + 80);
            Avx512F.Shuffle4x128(s5, s13, 0xdd).Store(target + 208);
            Avx512F.Shuffle4x128(s2, s10, 0x88).Store(target + 32);
            Avx512F.Shuffle4x128(s2, s10, 0xdd).Store(target + 160);
            Avx512F.Shuffle4x128(s6, s14, 0x88).Store(target + 96);
            Avx512F.Shuffle4x128(s6, s14, 0xdd).Store(target + 224);
            Avx512F.Shuffle4x128(s3, s11, 0x88).Store(target + 48);
            Avx512F.Shuffle4x128(s3, s11, 0xdd).Store(target + 176);
            Avx512F.Shuffle4x128(s7, s15, 0x88).Store(target + 112);
            Avx512F.Shuffle4x128(s7, s15, 0xdd).Store(target + 240);
        }
    }

    /// <summary>The reverse of <see cref="Gather"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scatter(float* source, float** images, nint to, int count)
    {
        for (; count < 16 && count > 0; count--, to++, source += 16)
        {
            for (int i = 0; i < 16; i++)
            {
                images[i][to] = source[i];
            }
        }

        for (; count > 0; count -= 16, to += 16, source += 256)
        {
            int back = count < 16 ? 16 - count : 0;
            to -= back;
            source -= back * 16;
            count += back;
            Vector512<float> r0 = Vector512.Load(source);
            Vector512<float> r1 = Vector512.Load(source + 16);
            Vector512<float> r2 = Vector512.Load(source + 32);
            Vector512<float> r3 = Vector512.Load(source + 48);
            Vector512<float> r4 = Vector512.Load(source + 64);
            Vector512<float> r5 = Vector512.Load(source + 80);
            Vector512<float> r6 = Vector512.Load(source + 96);
            Vector512<float> r7 = Vector512.Load(source + 112);
            Vector512<float> r8 = Vector512.Load(source + 128);
            Vector512<float> r9 = Vector512.Load(source + 144);
            Vector512<float> r10 = Vector512.Load(source + 160);
            Vector512<float> r11 = Vector512.Load(source + 176);
            Vector512<float> r12 = Vector512.Load(source + 192);
            Vector512<float> r13 = Vector512.Load(source + 208);
            Vector512<float> r14 = Vector512.Load(source + 224);
            Vector512<float> r15 = Vector512.Load(source + 240);
            Vector512<float> s0 = Avx512F.UnpackLow(r0, r1);
            Vector512<float> s1 = Avx512F.UnpackHigh(r0, r1);
            Vector512<float> s2 = Avx512F.UnpackLow(r2, r3);
            Vector512<float> s3 = Avx512F.UnpackHigh(r2, r3);
            Vector512<float> s4 = Avx512F.UnpackLow(r4, r5);
            Vector512<float> s5 = Avx512F.UnpackHigh(r4, r5);
            Vector512<float> s6 = Avx512F.UnpackLow(r6, r7);
            Vector512<float> s7 = Avx512F.UnpackHigh(r6, r7);
            Vector512<float> s8 = Avx512F.UnpackLow(r8, r9);
            Vector512<float> s9 = Avx512F.UnpackHigh(r8, r9);
            Vector512<float> s10 = Avx512F.UnpackLow(r10, r11);
            Vector512<float> s11 = Avx512F.UnpackHigh(r10, r11);
            Vector512<float> s12 = Avx512F.UnpackLow(r12, r13);
            Vector512<float> s13 = Avx512F.UnpackHigh(r12, r13);
            Vector512<float> s14 = Avx512F.UnpackLow(r14, r15);
            Vector512<float> s15 = Avx512F.UnpackHigh(r14, r15);
            r0 = Avx512F.UnpackLow(s0.AsDouble(), s2.AsDouble()).AsSingle();
            r1 = Avx512F.UnpackHigh(s0.AsDouble(), s2.AsDouble()).AsSingle();
            r2 = Avx512F.UnpackLow(s1.AsDouble(), s3.AsDouble()).AsSingle();
            r3 = Avx512F.UnpackHigh(s1.AsDouble(), s3.AsDouble()).AsSingle();
            r4 = Avx512F.UnpackLow(s4.AsDouble(), s6.AsDouble()).AsSingle();
            r5 = Avx512F.UnpackHigh(s4.AsDouble(), s6.AsDouble()).AsSingle();
            r6 = Avx512F.UnpackLow(s5.AsDouble(), s7.AsDouble()).AsSingle();
            r7 = Avx512F.UnpackHigh(s5.AsDouble(), s7.AsDouble()).AsSingle();
            r8 = Avx512F.UnpackLow(s8.AsDouble(), s10.AsDouble()).AsSingle();
            r9 = Avx512F.UnpackHigh(s8.AsDouble(), s10.AsDouble()).AsSingle();
            r10 = Avx512F.UnpackLow(s9.AsDouble(), s11.AsDouble()).AsSingle();
            r11 = Avx512F.UnpackHigh(s9.AsDouble(), s11.AsDouble()).AsSingle();
            r12 = Avx512F.UnpackLow(s12.AsDouble(), s14.AsDouble()).AsSingle();
            r13 = Avx512F.UnpackHigh(s12.AsDouble(), s14.AsDouble()).AsSingle();
            r14 = Avx512F.UnpackLow(s13.AsDouble(), s15.AsDouble()).AsSingle();
            r15 = Avx512F.UnpackHigh(s13.AsDouble(), s15.AsDouble()).AsSingle();
            s0 = Avx512F.Shuffle4x128(r0, r4, 0x88);
            s4 = Avx512F.Shuffle4x128(r0, r4, 0xdd);
            s8 = Avx512F.Shuffle4x128(r8, r12, 0x88);
            s12 = Avx512F.Shuffle4x128(r8, r12, 0xdd);
            s1 = Avx512F.Shuffle4x128(r1, r5, 0x88);
            s5 = Avx512F.Shuffle4x128(r1, r5, 0xdd);
            s9 = Avx512F.Shuffle4x128(r9, r13, 0x88);
            s13 = Avx512F.Shuffle4x128(r9, r13, 0xdd);
            s2 = Avx512F.Shuffle4x128(r2, r6, 0x88);
            s6 = Avx512F.Shuffle4x128(r2, r6, 0xdd);
            s10 = Avx512F.Shuffle4x128(r10, r14, 0x88);
            s14 = Avx512F.Shuffle4x128(r10, r14, 0xdd);
            s3 = Avx512F.Shuffle4x128(r3, r7, 0x88);
            s7 = Avx512F.Shuffle4x128(r3, r7, 0xdd);
            s11 = Avx512F.Shuffle4x128(r11, r15, 0x88);
            s15 = Avx512F.Shuffle4x128(r11, r15, 0xdd);
            Avx512F.Shuffle4x128(s0, s8, 0x88).Store(images[0] + to);
            Avx512F.Shuffle4x128(s0, s8, 0xdd).Store(images[8] + to);
            Avx512F.Shuffle4x128(s4, s12, 0x88).Store(images[4] + to);
            Avx512F.Shuffle4x128(s4, s12, 0xdd).Store(images[12] + to);
            Avx512F.Shuffle4x128(s1, s9, 0x88).Store(images[1] + to);
            Avx512F.Shuffle4x128(s1, s9, 0xdd).Store(images[9] + to);
            Avx512F.Shuffle4x128(s5, s13, 0x88).Store(images[5] + to);
            Avx512F.Shuffle4x128(s5, s13, 0xdd).Store(images[13] + to);
            Avx512F.Shuffle4x128(s2, s10, 0x88).Store(images[2] + to);
            Avx512F.Shuffle4x128(s2, s10, 0xdd).Store(images[10] + to);
            Avx512F.Shuffle4x128(s6, s14, 0x88).Store(images[6] + to);
            Avx512F.Shuffle4x128(s6, s14, 0xdd).Store(images[14] + to);
            Avx512F.Shuffle4x128(s3, s11, 0x88).Store(images[3] + to);
            Avx512F.Shuffle4x128(s3, s11, 0xdd).Store(images[11] + to);
            Avx512F.Shuffle4x128(s7, s15, 0x88).Store(images[7] + to);
            Avx512F.Shuffle4x128(s7, s15, 0xdd).Store(images[15] + to);
        }
    }
}
