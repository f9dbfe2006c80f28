namespace NetDsl;

/// <summary>The loss that a network is trained with.</summary>
public enum Loss
{
    /// <summary>None was declared; training asks for one.</summary>
    None,

    /// <summary>Softmax followed by cross-entropy, computed from logits, over one label of many or a distribution over them.</summary>
    CrossEntropy,

    /// <summary>A sigmoid followed by binary cross-entropy, computed from logits, for each output by itself.</summary>
    BinaryCrossEntropy,

    /// <summary>The mean of the squared differences.</summary>
    MeanSquaredError,

    /// <summary>The hinge of support vector machines: binary for one output, over classes for several.</summary>
    Hinge,
}
