using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// The weight gradient of a depthwise convolution whose outputs are two input pixels apart: up to eight outputs of a row, all
/// channels. The gradients of the outputs stay in registers while each vector of the input is loaded once a row of taps.
/// </summary>
internal static unsafe class DepthwiseSumTile2
{
    /// <summary>
    /// Adds a tile's products to the sums. Unrolled, since gradients and sums must have names to be registers; odd outputs have sums of
    /// their own, so that fewer additions wait for each other. A tile that is not full stops at the first pixel that an output beyond
    /// its end would see, see <see cref="DepthwiseSumRest"/>. The last vector of channels is shifted back, but not its sums.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TLanes, TVector, TTaps>(DepthwiseLine* line)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
        where TTaps : struct, ITapCount
    {
        bool wide = TTaps.Count == 5;
        int outputs = line->EndOutput;
        int first = line->First, end = outputs < DepthwiseLine.Width ? Math.Min(line->End, 2 * outputs) : line->End;
        nint step = line->PixelStep, tapStep = line->TapStep, gradientStep = line->OutputStep;
        for (int channel = 0, place = 0; ; place += TLanes.Count)
        {
            DepthwiseLine.Fetch(line, channel);
            DepthwiseLine.FetchOutput(line, channel);
            float* row = line->Input + channel;
            float* sums = line->Weights + place;
            float* gradient = line->Output + channel;
            TVector d0 = TLanes.Load(gradient);
            gradient += outputs > 1 ? gradientStep : 0;
            TVector d1 = TLanes.Load(gradient);
            gradient += outputs > 2 ? gradientStep : 0;
            TVector d2 = TLanes.Load(gradient);
            gradient += outputs > 3 ? gradientStep : 0;
            TVector d3 = TLanes.Load(gradient);
            gradient += outputs > 4 ? gradientStep : 0;
            TVector d4 = TLanes.Load(gradient);
            gradient += outputs > 5 ? gradientStep : 0;
            TVector d5 = TLanes.Load(gradient);
            gradient += outputs > 6 ? gradientStep : 0;
            TVector d6 = TLanes.Load(gradient);
            gradient += outputs > 7 ? gradientStep : 0;
            TVector d7 = TLanes.Load(gradient);
            for (int rows = line->Rows; rows > 0; rows--, row += line->RowStep, sums += line->WeightRowStep)
            {
                float* p = row;
                TVector a0 = TLanes.Create(0), a1 = a0, a2 = a0, a3 = a0, a4 = a0, b0 = a0, b1 = a0, b2 = a0;
                if (first <= 0 && end > 0)
                {
                    TVector x = TLanes.Load(p);
                    a0 = TLanes.MultiplyAdd(x, d0, a0);
                }

                p += step;
                if (first <= 1 && end > 1)
                {
                    TVector x = TLanes.Load(p);
                    a1 = TLanes.MultiplyAdd(x, d0, a1);
                }

                p += step;
                if ((!wide || first <= 2) && end > 2)
                {
                    TVector x = TLanes.Load(p);
                    b0 = TLanes.MultiplyAdd(x, d1, b0);
                    a2 = TLanes.MultiplyAdd(x, d0, a2);
                }

                p += step;
                if ((!wide || first <= 3) && end > 3)
                {
                    TVector x = TLanes.Load(p);
                    b1 = TLanes.MultiplyAdd(x, d1, b1);
                    a3 = wide ? TLanes.MultiplyAdd(x, d0, a3) : a3;
                }

                p += step;
                if (end > 4)
                {
                    TVector x = TLanes.Load(p);
                    a0 = TLanes.MultiplyAdd(x, d2, a0);
                    b2 = TLanes.MultiplyAdd(x, d1, b2);
                    a4 = wide ? TLanes.MultiplyAdd(x, d0, a4) : a4;
                }

                p += step;
                if (end > 5)
                {
                    TVector x = TLanes.Load(p);
                    a1 = TLanes.MultiplyAdd(x, d2, a1);
                    a3 = wide ? TLanes.MultiplyAdd(x, d1, a3) : a3;
                }

                p += step;
                if (end > 6)
                {
                    TVector x = TLanes.Load(p);
                    b0 = TLanes.MultiplyAdd(x, d3, b0);
                    a2 = TLanes.MultiplyAdd(x, d2, a2);
                    a4 = wide ? TLanes.MultiplyAdd(x, d1, a4) : a4;
                }

                p += step;
                if (end > 7)
                {
                    TVector x = TLanes.Load(p);
                    b1 = TLanes.MultiplyAdd(x, d3, b1);
                    a3 = wide ? TLanes.MultiplyAdd(x, d2, a3) : a3;
                }

                p += step;
                if (end > 8)
                {
                    TVector x = TLanes.Load(p);
                    a0 = TLanes.MultiplyAdd(x, d4, a0);
                    b2 = TLanes.MultiplyAdd(x, d3, b2);
                    a4 = wide ? TLanes.MultiplyAdd(x, d2, a4) : a4;
                }

                p += step;
                if (end > 9)
                {
                    TVector x = TLanes.Load(p);
                    a1 = TLanes.MultiplyAdd(x, d4, a1);
                    a3 = wide ? TLanes.MultiplyAdd(x, d3, a3) : a3;
                }

                p += step;
                if (end > 10)
                {
                    TVector x = TLanes.Load(p);
                    b0 = TLanes.MultiplyAdd(x, d5, b0);
                    a2 = TLanes.MultiplyAdd(x, d4, a2);
                    a4 = wide ? TLanes.MultiplyAdd(x, d3, a4) : a4;
                }

                p += step;
                if (end > 11)
                {
                    TVector x = TLanes.Load(p);
                    b1 = TLanes.MultiplyAdd(x, d5, b1);
                    a3 = wide ? TLanes.MultiplyAdd(x, d4, a3) : a3;
                }

                p += step;
                if (end > 12)
                {
                    TVector x = TLanes.Load(p);
                    a0 = TLanes.MultiplyAdd(x, d6, a0);
                    b2 = TLanes.MultiplyAdd(x, d5, b2);
                    a4 = wide ? TLanes.MultiplyAdd(x, d4, a4) : a4;
                }

                p += step;
                if (end > 13)
                {
                    TVector x = TLanes.Load(p);
                    a1 = TLanes.MultiplyAdd(x, d6, a1);
                    a3 = wide ? TLanes.MultiplyAdd(x, d5, a3) : a3;
                }

                p += step;
                if (end > 14)
                {
                    TVector x = TLanes.Load(p);
                    b0 = TLanes.MultiplyAdd(x, d7, b0);
                    a2 = TLanes.MultiplyAdd(x, d6, a2);
                    a4 = wide ? TLanes.MultiplyAdd(x, d5, a4) : a4;
                }

                p += step;
                if (end > 15)
                {
                    TVector x = TLanes.Load(p);
                    b1 = TLanes.MultiplyAdd(x, d7, b1);
                    a3 = wide ? TLanes.MultiplyAdd(x, d6, a3) : a3;
                }

                p += step;
                if (end > 16)
                {
                    TVector x = TLanes.Load(p);
                    b2 = TLanes.MultiplyAdd(x, d7, b2);
                    a4 = wide ? TLanes.MultiplyAdd(x, d6, a4) : a4;
                }

                p += step;
                if (wide && end > 17)
                {
                    TVector x = TLanes.Load(p);
                    a3 = TLanes.MultiplyAdd(x, d7, a3);
                }

                p += step;
                if (wide && end > 18)
                {
                    TVector x = TLanes.Load(p);
                    a4 = TLanes.MultiplyAdd(x, d7, a4);
                }

                TLanes.Store(TLanes.Add(TLanes.Load(sums), TLanes.Add(a0, b0)), sums);
                TLanes.Store(TLanes.Add(TLanes.Load(sums + tapStep), TLanes.Add(a1, b1)), sums + tapStep);
                TLanes.Store(TLanes.Add(TLanes.Load(sums + (2 * tapStep)), TLanes.Add(a2, b2)), sums + (2 * tapStep));
                if (wide)
                {
                    TLanes.Store(TLanes.Add(TLanes.Load(sums + (3 * tapStep)), a3), sums + (3 * tapStep));
                    TLanes.Store(TLanes.Add(TLanes.Load(sums + (4 * tapStep)), a4), sums + (4 * tapStep));
                }
            }

            int left = line->Channels - channel - TLanes.Count;
            if (left <= 0)
            {
                return;
            }

            channel += Math.Min(left, TLanes.Count);
        }
    }
}
