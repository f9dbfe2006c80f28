using NetDsl;

namespace WaferDefects.Baselines;

/// <summary>Multinomial logistic regression: one dense layer on the dies themselves, a template of weights for each class.</summary>
[Network("""
    input   64x64x1
    flatten
    dense   13
    loss    crossentropy
    """)]
internal sealed partial class LinearNet;
