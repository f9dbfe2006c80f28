using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>A depthwise micro-kernel's columns of taps, its stride, and whether it spreads the source over the target instead.</summary>
internal readonly record struct DepthwiseKernel(int Taps, int Stride, bool Spreads)
{
    /// <summary>Floats of the vectors that serve a number of channels, which must be at least that many.</summary>
    public static int Lanes(int channels) => VectorWidth.Bits == 512 && channels >= 16 ? 16 : 8;

    /// <summary>Computes a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Run(DepthwiseLine* line)
    {
        if (line->Streams && Spreads)
        {
            Run<StreamingLanes512, Vector512<float>>(line);
        }
        else if (Lanes(line->Channels) == 16)
        {
            Run<Lanes512, Vector512<float>>(line);
        }
        else
        {
            Run<Lanes256, Vector256<float>>(line);
        }
    }

    /// <summary>Adds a tile's part of the weight gradient.</summary>
    public unsafe void Sum(DepthwiseLine* line)
    {
        if (Lanes(line->Channels) == 16)
        {
            Sum<Lanes512, Vector512<float>>(line);
        }
        else
        {
            Sum<Lanes256, Vector256<float>>(line);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void Run<TLanes, TVector>(DepthwiseLine* line)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        switch (Taps, Stride, Spreads)
        {
            case (3, 1, false):
                DepthwiseTile1.Run<TLanes, TVector, Taps3>(line);
                break;
            case (3, 2, false):
                DepthwiseTile2.Run<TLanes, TVector, Taps3>(line);
                break;
            case (3, _, true):
                DepthwiseSpreadTile.Run<TLanes, TVector, Taps3>(line);
                break;
            case (_, 1, false):
                DepthwiseTile1.Run<TLanes, TVector, Taps5>(line);
                break;
            case (_, 2, false):
                DepthwiseTile2.Run<TLanes, TVector, Taps5>(line);
                break;
            default:
                DepthwiseSpreadTile.Run<TLanes, TVector, Taps5>(line);
                break;
        }
    }

    private unsafe void Sum<TLanes, TVector>(DepthwiseLine* line)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        switch (Taps, Stride)
        {
            case (3, 1):
                DepthwiseSumTile1.Run<TLanes, TVector, Taps3>(line);
                break;
            case (3, _):
                DepthwiseSumTile2.Run<TLanes, TVector, Taps3>(line);
                break;
            case (_, 1):
                DepthwiseSumTile1.Run<TLanes, TVector, Taps5>(line);
                break;
            default:
                DepthwiseSumTile2.Run<TLanes, TVector, Taps5>(line);
                break;
        }

        if (line->EndOutput < DepthwiseLine.Width)
        {
            DepthwiseSumRest.Run<TLanes, TVector>(line, Taps, Stride);
        }
    }
}
