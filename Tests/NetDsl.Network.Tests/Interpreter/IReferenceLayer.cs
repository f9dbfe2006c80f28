namespace NetworkTests.Interpreter;

/// <summary>A layer as its definition has it, in plain loops: slow and easy to check by eye.</summary>
internal interface IReferenceLayer
{
    Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs);

    /// <summary>Adds to the weights' gradients and returns those of the inputs.</summary>
    IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient);
}
