"""What the reference implementation makes of a model: inputs and outputs of each of its parts."""

import torch
from torch.nn import functional
from transformers import GenerationConfig

BOS, EOS, PAD, BOI, PLACEHOLDER = 0, 1, 2, 3, 5
GUIDANCE = 5.0


def codes_of(vq, pixels):
    """The official encoding. The port's own leaves out both normalisations."""
    latents = functional.normalize(vq.quant_conv(vq.encoder(pixels)).permute(0, 2, 3, 1), dim=-1)
    rows = functional.normalize(vq.quantize.embedding.weight, dim=-1)
    return latents, (latents @ rows.T).argmax(-1)


def draw(model, ids, mask):
    """Greedy tokens with guidance, [batch, tokens], and the guided logits of each choice, [batch, tokens, codes]: from the rows
    that the reference makes by itself."""
    steps = []
    hook = model.model.generation_head.register_forward_hook(lambda _, inputs, logits: steps.append(logits))
    tokens = model.generate(ids, attention_mask=mask, generation_mode="image", guidance_scale=GUIDANCE, do_sample=False)
    hook.remove()
    with_prompt, without = torch.stack(steps, dim=1).chunk(2)
    guided = without + GUIDANCE * (with_prompt - without)
    assert torch.equal(guided.argmax(-1), tokens)
    return tokens, guided


def look(golden, model, random):
    size = model.config.vision_config.image_size
    pixels = golden["look.pixels"] = torch.rand(2, 3, size, size, generator=random) * 2 - 1
    golden["look.features"] = model.model.vision_model(pixels).last_hidden_state
    golden["look.embeddings"] = model.model.aligner(golden["look.features"])
    return pixels[:1]


def answer(golden, model, pixels):
    placeholders = [PLACEHOLDER] * golden["look.features"].shape[1]
    ids = golden["text.ids"] = torch.tensor([[BOS, 17, 4, *placeholders, 6, 90, 41, 23]])
    golden["text.hidden"] = model.model(input_ids=ids, pixel_values=pixels).last_hidden_state
    golden["text.logits"] = model(input_ids=ids, pixel_values=pixels).logits
    made = model.generate(ids, attention_mask=torch.ones_like(ids), pixel_values=pixels, do_sample=False,
                          max_new_tokens=24, eos_token_id=None)
    golden["text.greedy"] = made[:, ids.shape[1]:]


def drawing(golden, model, random):
    vq = model.config.vq_config
    codes = golden["codes"] = torch.randint(0, vq.num_embeddings, (2, vq.num_patches**2), generator=random)
    golden["codes.embeddings"] = model.prepare_embeddings_for_image_generation(codes)
    prompt = golden["draw.ids"] = torch.tensor([[BOS, 44, 71, 9, 100, BOI]])
    golden["draw.greedy"], golden["draw.guided"] = draw(model, prompt, torch.ones_like(prompt))
    inputs = torch.cat([model.model.get_input_embeddings()(prompt).expand(2, -1, -1), golden["codes.embeddings"]], dim=1)
    hidden = model.model.language_model(inputs_embeds=inputs).last_hidden_state
    golden["draw.logits"] = model.model.generation_head(hidden)


def unequal_prompts(golden, model):
    """Two prompts in one batch, the shorter one padded on the left as the reference wants it."""
    ids = golden["batch.ids"] = torch.tensor([[BOS, 44, 71, 9, 100, 33, BOI], [PAD, PAD, PAD, BOS, 60, 12, BOI]])
    mask = golden["batch.mask"] = torch.tensor([[1] * 7, [0] * 3 + [1] * 4])
    golden["batch.greedy"], golden["batch.guided"] = draw(model, ids, mask)


def unequal_questions(golden, model):
    """The same for answers, without a picture."""
    ids = golden["ask.ids"] = torch.tensor([[BOS, 17, 4, 88, 6, 90, 41, 23], [PAD, PAD, PAD, PAD, BOS, 35, 72, 23]])
    mask = golden["ask.mask"] = torch.tensor([[1] * 8, [0] * 4 + [1] * 4])
    made = model.generate(ids, attention_mask=mask, do_sample=False, max_new_tokens=12, eos_token_id=None,
                          output_logits=True, return_dict_in_generate=True)
    golden["ask.greedy"] = made.sequences[:, ids.shape[1]:]
    golden["ask.logits"] = torch.stack(made.logits, dim=1)


def pixels_and_codes(golden, model, random):
    vq = model.model.vqmodel
    golden["paint.pixels"] = vq.decode(golden["codes"])
    size = golden["paint.pixels"].shape[-1]
    picture = golden["tokenize.pixels"] = torch.rand(1, 3, size, size, generator=random) * 2 - 1
    golden["tokenize.latents"], golden["tokenize.codes"] = codes_of(vq, picture)


def outputs_of(model):
    model.generation_config = GenerationConfig(
        bos_token_id=BOS, eos_token_id=EOS, pad_token_id=PAD, generation_kwargs={"boi_token_id": BOI})
    random = torch.Generator().manual_seed(1)
    golden = {}
    answer(golden, model, look(golden, model, random))
    drawing(golden, model, random)
    unequal_prompts(golden, model)
    unequal_questions(golden, model)
    pixels_and_codes(golden, model, random)
    return {name: tensor.contiguous() for name, tensor in golden.items()}
