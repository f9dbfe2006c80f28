using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// The data gradient of a depthwise convolution of stride 2: output pixel p of the convolution goes to the pixels 2p, 2p + 1, … of the
/// padded input, one a tap. The tile is eight of those, from an even one on; its first source pixel is two before the first one's.
/// </summary>
internal static unsafe class DepthwiseSpreadTile
{
    /// <summary>
    /// Runs a tile. Unrolled, since the eight sums must have names to be registers, and every pixel has its own of them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TLanes, TVector, TTaps>(DepthwiseLine* line)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
        where TTaps : struct, ITapCount
    {
        bool wide = TTaps.Count == 5;
        int first = line->First, end = line->End, outputs = line->EndOutput;
        nint step = line->PixelStep, tapStep = line->TapStep, outputStep = line->OutputStep;
        for (int channel = 0; ;)
        {
            DepthwiseLine.Fetch(line, channel);
            TVector a0 = line->Bias == null ? TLanes.Create(0) : TLanes.Load(line->Bias + channel);
            TVector a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
            float* row = line->Input + channel;
            float* weights = line->Weights + channel;
            for (int rows = line->Rows; rows > 0; rows--, row += line->RowStep, weights += line->WeightRowStep)
            {
                float* p = row;
                TVector w0 = TLanes.Load(weights);
                TVector w1 = TLanes.Load(weights + tapStep);
                TVector w2 = TLanes.Load(weights + (2 * tapStep));
                TVector w3 = wide ? TLanes.Load(weights + (3 * tapStep)) : w2;
                TVector w4 = wide ? TLanes.Load(weights + (4 * tapStep)) : w2;
                if (wide && first <= 0 && end > 0)
                {
                    TVector x = TLanes.Load(p);
                    a0 = TLanes.MultiplyAdd(x, w4, a0);
                }

                p += step;
                if (first <= 1 && end > 1)
                {
                    TVector x = TLanes.Load(p);
                    a0 = TLanes.MultiplyAdd(x, w2, a0);
                    a1 = wide ? TLanes.MultiplyAdd(x, w3, a1) : a1;
                    a2 = wide ? TLanes.MultiplyAdd(x, w4, a2) : a2;
                }

                p += step;
                if (end > 2)
                {
                    TVector x = TLanes.Load(p);
                    a0 = TLanes.MultiplyAdd(x, w0, a0);
                    a1 = TLanes.MultiplyAdd(x, w1, a1);
                    a2 = TLanes.MultiplyAdd(x, w2, a2);
                    a3 = wide ? TLanes.MultiplyAdd(x, w3, a3) : a3;
                    a4 = wide ? TLanes.MultiplyAdd(x, w4, a4) : a4;
                }

                p += step;
                if (end > 3)
                {
                    TVector x = TLanes.Load(p);
                    a2 = TLanes.MultiplyAdd(x, w0, a2);
                    a3 = TLanes.MultiplyAdd(x, w1, a3);
                    a4 = TLanes.MultiplyAdd(x, w2, a4);
                    a5 = wide ? TLanes.MultiplyAdd(x, w3, a5) : a5;
                    a6 = wide ? TLanes.MultiplyAdd(x, w4, a6) : a6;
                }

                p += step;
                if (end > 4)
                {
                    TVector x = TLanes.Load(p);
                    a4 = TLanes.MultiplyAdd(x, w0, a4);
                    a5 = TLanes.MultiplyAdd(x, w1, a5);
                    a6 = TLanes.MultiplyAdd(x, w2, a6);
                    a7 = wide ? TLanes.MultiplyAdd(x, w3, a7) : a7;
                }

                p += step;
                if (end > 5)
                {
                    TVector x = TLanes.Load(p);
                    a6 = TLanes.MultiplyAdd(x, w0, a6);
                    a7 = TLanes.MultiplyAdd(x, w1, a7);
                }
            }

            TVector lower = TLanes.Create(line->Lower), upper = TLanes.Create(line->Upper);
            float* output = line->Output + channel;
            if (line->FirstOutput <= 0 && outputs > 0)
            {
                TLanes.Store(TLanes.Between(a0, lower, upper), output);
            }

            output += outputStep;
            if (line->FirstOutput <= 1 && outputs > 1)
            {
                TLanes.Store(TLanes.Between(a1, lower, upper), output);
            }

            output += outputStep;
            if (line->FirstOutput <= 2 && outputs > 2)
            {
                TLanes.Store(TLanes.Between(a2, lower, upper), output);
            }

            output += outputStep;
            if (line->FirstOutput <= 3 && outputs > 3)
            {
                TLanes.Store(TLanes.Between(a3, lower, upper), output);
            }

            output += outputStep;
            if (outputs > 4)
            {
                TLanes.Store(TLanes.Between(a4, lower, upper), output);
            }

            output += outputStep;
            if (outputs > 5)
            {
                TLanes.Store(TLanes.Between(a5, lower, upper), output);
            }

            output += outputStep;
            if (outputs > 6)
            {
                TLanes.Store(TLanes.Between(a6, lower, upper), output);
            }

            output += outputStep;
            if (outputs > 7)
            {
                TLanes.Store(TLanes.Between(a7, lower, upper), output);
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
