using NetDsl;

namespace WaferDefects;

/// <summary>
/// Tells the thirteen classes of wafer defect maps apart. Its field covers the whole map, since a ring or a half moon is only seen as
/// a whole; the greatest value of each channel over all places decides, since a scratch may be anywhere.
/// </summary>
[Network]
[Input(64, 64, 1)]
[Conv2D(16, 5, Stride = 2, Padding = Padding.Same, Bias = false)]
[BatchNorm(Momentum = 0.9)]
[Relu]
[Conv2D(24, 3, Padding = Padding.Same, Bias = false)]
[BatchNorm(Momentum = 0.9)]
[Relu]
[MaxPool(2)]
[Conv2D(32, 3, Padding = Padding.Same, Bias = false)]
[BatchNorm(Momentum = 0.9)]
[Relu]
[Conv2D(32, 3, Padding = Padding.Same, Bias = false)]
[BatchNorm(Momentum = 0.9)]
[Relu]
[MaxPool(2)]
[Conv2D(64, 3, Padding = Padding.Same, Bias = false)]
[BatchNorm(Momentum = 0.9)]
[Relu]
[MaxPool(2)]
[Conv2D(64, 3, Padding = Padding.Same, Bias = false)]
[BatchNorm(Momentum = 0.9)]
[Relu]
[GlobalMaxPool]
[Dense(13)]
[Labels(
    "BasketBall", "ClusterBig", "ClusterSmall", "Donut", "Fingerprints", "GeoScratch", "Grid",
    "HalfMoon", "Incomplete", "Normal", "Ring", "Slice", "ZigZag")]
[Loss(Loss.CrossEntropy)]
[ExpectField(AtLeast = 64)]
[ExpectParameters(AtMost = 100_000)]
internal sealed partial class WaferNet;
